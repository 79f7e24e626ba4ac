-- What a municipality's need for dwellings is reckoned from, whole, version by version. Real plans and illustration plans have
-- each their own.
create table behovsett (
	kommunenummer char(4) not null references kommune,
	-- counts for illustration plans alone
	illustrasjon boolean not null,
	versjon integer not null check (versjon >= 1),
	hvem text not null,
	tidspunkt timestamptz not null default now(),
	grunn text not null check (length(grunn) between 1 and 1000),
	fra_aar smallint not null check (fra_aar between 1900 and 2200),
	antall_aar smallint not null check (antall_aar between 1 and 50),
	primary key (kommunenummer, illustrasjon, versjon)
);

-- One number of it, with where it comes from. What is not entered has no row.
create table behovtall (
	kommunenummer char(4) not null,
	illustrasjon boolean not null,
	versjon integer not null,
	slag text not null check (slag in ('folk-na', 'folk-da', 'per-bolig-na', 'per-bolig-da', 'boligmasse', 'avgang',
		'ledighet-na', 'ledighet-mal', 'tettsted', 'husholdning', 'type')),
	-- the group, tettsted or size of household that it is of; '': all
	del text not null default '' check (length(del) <= 200),
	boligtype text not null default '' check (boligtype in ('', 'enebolig', 'rekkehus', 'leilighet', 'tilrettelagt')),
	-- '': now, where there is no lower and upper
	niva text not null default '' check (niva in ('', 'min', 'mid', 'max')),
	-- the order that groups and places were entered in
	nr smallint not null,
	verdi double precision not null check (abs(verdi) < 1e9),
	kilde text not null check (length(kilde) between 1 and 500),
	kilde_dato date,
	-- somebody's choice, not law or register
	valg boolean not null,
	primary key (kommunenummer, illustrasjon, versjon, slag, del, boligtype, niva),
	foreign key (kommunenummer, illustrasjon, versjon) references behovsett,
	check ((boligtype <> '') = (slag = 'type')),
	check (slag not in ('avgang', 'ledighet-na', 'ledighet-mal', 'tettsted', 'husholdning', 'type') or verdi between 0 and 1),
	check (slag not in ('per-bolig-na', 'per-bolig-da') or verdi > 0)
);
create trigger behovsett_append_only before update or delete on behovsett
	for each row execute function refuse_version_change();
create trigger behovtall_append_only before update or delete on behovtall
	for each row execute function refuse_version_change();
