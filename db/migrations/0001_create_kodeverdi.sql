-- The two engines have the same extensions; postgis is created before the first migration (server/migrate.ts).
create extension if not exists pg_trgm;
create extension if not exists btree_gist;

-- Official code lists, filled from src/lib/domain/codelists at every start (server/codelists.ts).
create table kodeliste (
	navn text primary key,
	kilde text not null
);

create table kodeverdi (
	liste text not null references kodeliste,
	kode integer not null,
	navn text not null,
	utgatt boolean not null default false,
	primary key (liste, kode)
);
