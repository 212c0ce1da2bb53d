-- The clinic's wordings of consent, each version as it was put in force: what every patient reads
-- and takes home, so readable. The tag is the keyholder's: a text that was changed does not have it.

create table wording (
  version bigint not null primary key,
  added bigint not null,
  words text not null,
  tag ${bytes} not null
);
