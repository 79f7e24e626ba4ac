-- The parent's revision that a scenario was copied from; null where it was not, or before this column.
alter table scenario add column parent_revision integer;
-- Goes up each time name, description, visibility or state is changed: what such a change must have seen.
alter table scenario add column versjon integer not null default 1;
