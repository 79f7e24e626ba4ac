-- One import that somebody started: what was read, what it would change, and what became of it.
create table importjobb (
	id uuid primary key,
	hvem text not null,
	filnavn text not null,
	tilstand text not null default 'leses'
		check (tilstand in ('leses', 'lagres', 'venter', 'ferdig', 'avbrutt', 'feilet')),
	-- share of the work done, 0–1
	fremdrift real not null default 0,
	-- staged scenario, until it is accepted
	scenario_id integer references scenario on delete set null,
	-- the scenario it replaces, null when it becomes a new one; after acceptance: where it went
	maal_scenario_id integer references scenario on delete set null,
	-- the target's revision when the file was read: another one at acceptance is a conflict
	maal_revision integer,
	hode jsonb,
	rapport jsonb,
	feil text,
	opprettet timestamptz not null default now()
);
create index importjobb_scenario on importjobb (scenario_id);
