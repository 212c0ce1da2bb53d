-- Papers of investigations. Readable: which paper belongs to which case, when it was added, its size.

create table paper (
  investigation ${bytes} not null,
  number bigint not null,
  kind smallint not null,
  added bigint not null,
  sealed ${bytes} not null,
  primary key (investigation, number)
);
