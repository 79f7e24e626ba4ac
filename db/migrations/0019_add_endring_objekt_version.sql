-- The object's version after the change; where it was deleted, the last one it had, so that one that comes back goes on from
-- there. Null in lines that are older than this column.
alter table endring_objekt add column version integer check (version >= 1);
