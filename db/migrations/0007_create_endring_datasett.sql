-- What was done to the data sets: who, when, and what the register said of them before and after. Append-only.
create table endring_datasett (
	id bigint generated always as identity primary key,
	datasett_id integer not null references datasett,
	revision integer not null,
	hvem text not null,
	tidspunkt timestamptz not null default now(),
	melding text not null,
	-- the row of datasett without its coverage, and how many objects it had; null: it was not there
	before jsonb,
	after jsonb not null,
	unique (datasett_id, revision)
);
create trigger endring_datasett_append_only before update or delete on endring_datasett
	for each row execute function refuse_change();

-- What the file of a data set had and that could not be stored as an object: kept whole, so that nothing is lost.
create table datasettobjekt_rest (
	id bigint generated always as identity primary key,
	datasett_id integer not null references datasett on delete cascade,
	serial text not null,
	tema text not null,
	grunn text not null check (grunn in ('uten geometri', 'ugyldig geometri', 'utenfor Norge')),
	egenskaper jsonb not null default '{}',
	-- as read, in the file's own coordinate system, valid or not
	geom geometry
);
create index datasettobjekt_rest_datasett on datasettobjekt_rest (datasett_id);
