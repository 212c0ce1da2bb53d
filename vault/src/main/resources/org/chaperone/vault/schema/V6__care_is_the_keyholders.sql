-- Who treats whom is kept by the keyholder, which tells staff at night whom they do not treat.

drop table care;
