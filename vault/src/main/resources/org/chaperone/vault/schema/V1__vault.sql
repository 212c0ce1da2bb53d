-- Nothing here names or describes a patient: ids are random, times are those of adding, the rest is
-- sealed or a keyed tag. SECURITY.md lists what a thief reads in it.

create table vault (
  tenant text not null primary key,
  made bigint not null
);

create table patient (
  id ${bytes} not null primary key,
  added bigint not null,
  number_tag ${bytes} unique,
  record ${bytes} not null
);

create table photograph (
  id ${bytes} not null primary key,
  patient ${bytes} not null references patient (id),
  added bigint not null,
  content_tag ${bytes} not null unique,
  record ${bytes} not null,
  fingerprint ${bytes} not null
);

create index photograph_of_patient on photograph (patient, added);

create table rendition (
  photograph ${bytes} not null references photograph (id),
  kind smallint not null,
  blob ${bytes} not null unique,
  size bigint not null,
  sha256 ${bytes} not null,
  tag ${bytes} not null,
  primary key (photograph, kind)
);

create table consent (
  id ${bytes} not null primary key,
  patient ${bytes} not null references patient (id),
  added bigint not null,
  record ${bytes} not null
);

create index consent_of_patient on consent (patient, added);

create table care (
  tag ${bytes} not null,
  patient ${bytes} not null references patient (id),
  since bigint not null,
  until bigint,
  primary key (tag, since)
);

create index care_of_patient on care (patient);
