create or replace function formalsandeler(p_plan integer)
returns table (lokal_id uuid, versjon integer, kode integer, andel double precision)
language sql stable as $$
	select a.lokal_id, a.versjon, a.kode, a.andel
	from formalsandel a
	where a.plan_id = p_plan and a.versjon = (
		select max(s.versjon) from formalsandelsett s where s.plan_id = a.plan_id and s.lokal_id = a.lokal_id)
$$;
comment on function formalsandeler(integer) is
	'What are the combined zones of a plan to be used for, by shares of 1, in the newest version of each? A zone that has none is «ikke fordelt».';
