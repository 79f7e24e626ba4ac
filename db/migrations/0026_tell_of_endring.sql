-- Every change of a scenario, whoever writes it and from whichever process, is told on the channel planbordet, when it is committed.
create function tell_of_endring() returns trigger language plpgsql as $$
begin
	perform pg_notify('planbordet', 'endring ' || new.scenario_id);
	return null;
end $$;
create trigger endring_told after insert on endring for each row execute function tell_of_endring();

-- Who looks at a scenario just now, and at which object: of minutes, and not worth writing ahead. Across processes.
create unlogged table tilstede (
	scenario_id integer not null references scenario on delete cascade,
	klient uuid not null,
	konto_id integer,
	navn text not null,
	lokal_id uuid,
	sett timestamptz not null default now(),
	primary key (scenario_id, klient)
);
