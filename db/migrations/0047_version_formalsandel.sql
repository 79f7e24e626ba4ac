-- The shares of a combined zone are set by planners: each version whole, with who, when, why and from what. The newest one
-- applies; one without shares is «ikke fordelt» anew.
create table formalsandelsett (
	plan_id integer not null references plan,
	lokal_id uuid not null,
	versjon integer not null check (versjon >= 1),
	hvem text not null,
	tidspunkt timestamptz not null default now(),
	grunn text not null check (length(grunn) between 1 and 1000),
	-- where the shares are told: bestemmelser, a detailed plan, or a choice
	kilde text not null check (length(kilde) between 1 and 500),
	primary key (plan_id, lokal_id, versjon)
);
insert into formalsandelsett (plan_id, lokal_id, versjon, hvem, grunn, kilde)
	select plan_id, lokal_id, 1, 'Planbordet', 'Satt før andelene fikk versjoner.',
		coalesce(nullif(left(string_agg(distinct kilde, '; '), 500), ''), 'Ikke oppgitt')
	from formalsandel group by plan_id, lokal_id;

alter table formalsandel add column versjon integer not null default 1;
alter table formalsandel alter column versjon drop default;
alter table formalsandel drop column kilde;
alter table formalsandel drop constraint formalsandel_pkey;
alter table formalsandel add primary key (plan_id, lokal_id, versjon, kode);
alter table formalsandel add foreign key (plan_id, lokal_id, versjon) references formalsandelsett;

-- A part that nobody has told would be neither homes nor something else: the shares of a version are the whole zone.
create or replace function check_formalsandel_sum() returns trigger language plpgsql as $$
declare
	summen double precision;
begin
	select sum(andel) into summen from formalsandel
		where plan_id = new.plan_id and lokal_id = new.lokal_id and versjon = new.versjon;
	if abs(summen - 1) > 1e-9 then
		raise exception 'the shares of zone % sum to %, and not to 1', new.lokal_id, summen using errcode = 'check_violation';
	end if;
	return null;
end $$;

create trigger formalsandelsett_append_only before update or delete on formalsandelsett
	for each row execute function refuse_version_change();
create trigger formalsandel_append_only before update or delete on formalsandel
	for each row execute function refuse_version_change();
