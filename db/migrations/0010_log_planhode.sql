-- What a change did to the plan itself (name, type, status, dates), beside its objects; null where it did nothing.
alter table endring
	add column plan_before jsonb,
	add column plan_after jsonb;

-- What lay beside the plan objects (planobjekt_rest) and went with a change: kept whole in the log.
create table endring_rest (
	id bigint generated always as identity primary key,
	endring_id bigint not null references endring on delete cascade,
	before jsonb not null,
	-- as read, in the file's own coordinate system, valid or not
	geom geometry
);
create index endring_rest_endring on endring_rest (endring_id);
create trigger endring_rest_append_only before update on endring_rest for each row execute function refuse_change();
create trigger endring_rest_no_delete before delete on endring_rest for each row when (pg_trigger_depth() = 0) execute function refuse_change();
