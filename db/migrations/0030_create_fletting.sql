-- What a change merged in: another scenario as it stood at a revision. The next merge of the two starts from there.
create table fletting (
	endring_id bigint primary key references endring on delete cascade,
	fra_id integer not null references scenario on delete cascade,
	fra_revision integer not null
);
create index fletting_fra on fletting (fra_id);
create trigger fletting_append_only before update on fletting for each row execute function refuse_change();
create trigger fletting_no_delete before delete on fletting for each row when (pg_trigger_depth() = 0) execute function refuse_change();
