create table kommune (
	kommunenummer char(4) primary key check (kommunenummer ~ '^\d{4}$'),
	-- null: the name is not known here, and the screen says the number
	navn text,
	-- EUREF89 UTM zone in which all geometry of the municipality is stored
	srid integer not null check (srid in (25831, 25832, 25833, 25834, 25835, 25836)),
	unique (kommunenummer, srid)
);

create table plan (
	id integer generated always as identity primary key,
	kommunenummer char(4) not null,
	srid integer not null,
	planidentifikasjon text not null check (length(planidentifikasjon) between 1 and 16),
	plannavn text,
	plantype integer,
	planstatus integer,
	kodeliste_plantype text not null generated always as ('Plantype') stored,
	kodeliste_planstatus text not null generated always as ('Planstatus') stored,
	ikrafttredelsesdato date,
	vedtak_endelig_plan_dato date,
	-- coordinate system of the file it came from, told on screen beside its areas
	kilde_epsg integer,
	kilde_areal_m2 double precision,
	illustrasjon boolean not null default false,
	egenskaper jsonb not null default '{}',
	opprettet timestamptz not null default now(),
	unique (kommunenummer, planidentifikasjon),
	unique (id, srid),
	foreign key (kommunenummer, srid) references kommune (kommunenummer, srid),
	foreign key (kodeliste_plantype, plantype) references kodeverdi (liste, kode),
	foreign key (kodeliste_planstatus, planstatus) references kodeverdi (liste, kode)
);

-- A scenario is a full copy of its parent's objects, with the same lokalId: a diff is a join.
create table scenario (
	id integer generated always as identity primary key,
	plan_id integer not null,
	srid integer not null,
	parent_id integer references scenario,
	navn text not null check (length(navn) between 1 and 200),
	beskrivelse text not null default '',
	kind text not null check (kind in ('gjeldende', 'forslag', 'alternativ')),
	-- under-import: staged by an import that nobody has accepted yet; seen by no one but planners
	tilstand text not null default 'aktiv' check (tilstand in ('under-import', 'aktiv', 'arkivert')),
	-- who may read it: everyone · the politicians too · planners only
	synlighet text not null default 'intern' check (synlighet in ('offentlig', 'planutvalg', 'intern')),
	revision integer not null default 0,
	opprettet timestamptz not null default now(),
	unique (id, srid),
	foreign key (plan_id, srid) references plan (id, srid)
);
create unique index scenario_one_gjeldende on scenario (plan_id) where kind = 'gjeldende' and tilstand = 'aktiv';
create index scenario_plan on scenario (plan_id);

create table planobjekt (
	id bigint generated always as identity primary key,
	scenario_id integer not null,
	srid integer not null,
	lokal_id uuid not null,
	objekttype text not null,
	-- which map layer and which arithmetic it belongs to
	tema text not null check (
		tema in ('arealformal', 'hensynssone', 'bestemmelse', 'planomrade', 'linje', 'punkt', 'grense', 'annet')
	),
	kodeliste text,
	kode integer,
	arealbruksstatus smallint check (arealbruksstatus in (1, 2, 3)),
	omr_navn text,
	beskrivelse text,
	eierform smallint,
	vertikalniva smallint,
	egenskaper jsonb not null default '{}',
	geom geometry not null,
	areal_m2 double precision not null generated always as (ST_Area(geom)) stored,
	-- where its name is written: one place, whichever tiles the object lies in
	navnepunkt geometry not null generated always as (ST_PointOnSurface(geom)) stored,
	version integer not null default 1,
	unique (scenario_id, lokal_id),
	foreign key (scenario_id, srid) references scenario (id, srid) on delete cascade,
	foreign key (kodeliste, kode) references kodeverdi (liste, kode),
	constraint planobjekt_geom_srid check (ST_SRID(geom) = srid),
	constraint planobjekt_geom_valid check (ST_IsValid(geom)),
	constraint planobjekt_geom_not_empty check (not ST_IsEmpty(geom))
);
create index planobjekt_geom on planobjekt using gist (geom);
create index planobjekt_navnepunkt on planobjekt using gist (navnepunkt);
create index planobjekt_scenario_tema on planobjekt (scenario_id, tema);
create index planobjekt_omr_navn on planobjekt using gin (omr_navn gin_trgm_ops);

-- What an import could not store as a plan object (invalid, no geometry): kept whole, so that nothing is lost.
create table planobjekt_rest (
	id bigint generated always as identity primary key,
	scenario_id integer not null references scenario on delete cascade,
	serial text not null,
	objekttype text not null,
	grunn text not null,
	egenskaper jsonb not null default '{}',
	-- as read, in the file's own coordinate system, valid or not
	geom geometry
);
create index planobjekt_rest_scenario on planobjekt_rest (scenario_id);

-- Append-only changeset log: who, when, why, and every object before and after.
create table endring (
	id bigint generated always as identity primary key,
	scenario_id integer not null references scenario on delete cascade,
	revision integer not null,
	hvem text not null,
	tidspunkt timestamptz not null default now(),
	melding text not null,
	unique (scenario_id, revision)
);

create table endring_objekt (
	endring_id bigint not null references endring on delete cascade,
	lokal_id uuid not null,
	op text not null check (op in ('create', 'update', 'delete')),
	before jsonb,
	after jsonb,
	primary key (endring_id, lokal_id)
);
create index endring_objekt_lokal_id on endring_objekt (lokal_id);

create function refuse_change() returns trigger language plpgsql as $$
begin
	raise exception 'endring is append-only' using errcode = 'integrity_constraint_violation';
end $$;
-- Deleting goes only with a whole staged scenario (cascade at depth > 1).
create trigger endring_append_only before update on endring for each row execute function refuse_change();
create trigger endring_objekt_append_only before update on endring_objekt for each row execute function refuse_change();
create trigger endring_no_delete before delete on endring for each row when (pg_trigger_depth() = 0) execute function refuse_change();
create trigger endring_objekt_no_delete before delete on endring_objekt for each row when (pg_trigger_depth() = 0) execute function refuse_change();
