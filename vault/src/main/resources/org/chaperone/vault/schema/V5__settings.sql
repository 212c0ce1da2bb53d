-- What a clinic set that is no personal data, such as its templates of standard views. Readable.

create table setting (
  name varchar(60) not null primary key,
  content text not null
);
