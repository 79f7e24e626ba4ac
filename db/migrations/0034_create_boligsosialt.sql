-- The overview of the need for ordinary and adapted dwellings (boligsosial lov § 5), whole, version by version. Real plans and
-- illustration plans have each their own.
create table boligsosialtsett (
	kommunenummer char(4) not null references kommune,
	-- counts for illustration plans alone
	illustrasjon boolean not null,
	versjon integer not null check (versjon >= 1),
	hvem text not null,
	tidspunkt timestamptz not null default now(),
	grunn text not null check (length(grunn) between 1 and 1000),
	primary key (kommunenummer, illustrasjon, versjon)
);

create table boligsosialt (
	kommunenummer char(4) not null,
	illustrasjon boolean not null,
	versjon integer not null,
	nr smallint not null,
	gruppe text not null check (length(gruppe) between 1 and 200),
	-- dwellings that are needed; null: not reckoned yet
	ordinare integer check (ordinare between 0 and 99999),
	tilpassede integer check (tilpassede between 0 and 99999),
	status text not null check (status in ('ikke-vurdert', 'under-arbeid', 'vurdert', 'dekket')),
	merknad text not null default '' check (length(merknad) <= 1000),
	primary key (kommunenummer, illustrasjon, versjon, nr),
	unique (kommunenummer, illustrasjon, versjon, gruppe),
	foreign key (kommunenummer, illustrasjon, versjon) references boligsosialtsett
);
create trigger boligsosialtsett_append_only before update or delete on boligsosialtsett
	for each row execute function refuse_version_change();
create trigger boligsosialt_append_only before update or delete on boligsosialt
	for each row execute function refuse_version_change();
