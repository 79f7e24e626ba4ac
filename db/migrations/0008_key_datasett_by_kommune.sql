-- Each municipality has its own «Vann»: a code is unique within one, and among those that belong to none.
alter table datasett drop constraint datasett_kode_key;
alter table datasett add constraint datasett_kode_kommune unique nulls not distinct (kode, kommunenummer);
