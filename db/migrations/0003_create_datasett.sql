-- A register of data sets beside the plans; each object belongs to one, and inherits its access.
create table datasett (
	id integer generated always as identity primary key,
	kode text not null unique check (kode ~ '^[a-z0-9][a-z0-9_-]*$'),
	navn text not null,
	kommunenummer char(4) references kommune,
	eier text,
	lisens text,
	adresse text,
	dato date,
	-- internal: never reaches anyone below planlegger, by any road
	tilgang text not null default 'open' check (tilgang in ('open', 'internal')),
	tilstand text not null default 'not-loaded' check (tilstand in ('loaded', 'not-loaded', 'failed')),
	-- the area the data set says something about; null: not told, so nothing outside its objects is known
	dekning geometry(MultiPolygon) check (dekning is null or ST_IsValid(dekning)),
	illustrasjon boolean not null default false,
	revision integer not null default 0,
	importert timestamptz
);

create table datasettobjekt (
	id bigint generated always as identity primary key,
	datasett_id integer not null references datasett on delete cascade,
	-- what it shows: vann, elv, bekk, veg, bane, ar5, tettsted, sentrum, stasjon, skole, navn … or the file's objekttype
	tema text not null,
	-- code or class within the theme: AR5 21, rv, fv, …
	type text,
	navn text,
	egenskaper jsonb not null default '{}',
	geom geometry not null check (ST_IsValid(geom) and ST_SRID(geom) <> 0)
);
create index datasettobjekt_geom on datasettobjekt using gist (geom);
create index datasettobjekt_datasett_tema on datasettobjekt (datasett_id, tema);
create index datasettobjekt_navn on datasettobjekt using gin (navn gin_trgm_ops);

-- Matrikkelen: parcels and buildings are many (3 million), so they have tables of their own.
create table eiendom (
	id bigint generated always as identity primary key,
	datasett_id integer not null references datasett on delete cascade,
	kommunenummer char(4) not null references kommune,
	gnr integer not null check (gnr >= 0),
	bnr integer not null check (bnr >= 0),
	fnr integer not null default 0,
	-- landowner kind where the data set tells: privat, kommune, stat, selskap
	eiertype text,
	geom geometry not null check (ST_IsValid(geom) and ST_SRID(geom) <> 0),
	areal_m2 double precision not null generated always as (ST_Area(geom)) stored
);
create index eiendom_geom on eiendom using gist (geom);
create index eiendom_matrikkel on eiendom (kommunenummer, gnr, bnr, fnr);
-- People search by gnr/bnr without saying which municipality.
create index eiendom_gnr_bnr on eiendom (gnr, bnr);
create index eiendom_datasett on eiendom (datasett_id);

create table bygning (
	id bigint generated always as identity primary key,
	datasett_id integer not null references datasett on delete cascade,
	kommunenummer char(4) not null references kommune,
	bygningsnummer bigint,
	-- NS 3457-3 code: 111 enebolig, 121 tomannsbolig, 131 rekkehus, 141 blokk, 211 industri …
	bygningstype integer,
	boliger integer not null default 0 check (boliger >= 0),
	etasjer integer,
	geom geometry not null check (ST_IsValid(geom) and ST_SRID(geom) <> 0),
	areal_m2 double precision not null generated always as (ST_Area(geom)) stored
);
create index bygning_geom on bygning using gist (geom);
create index bygning_datasett on bygning (datasett_id);
