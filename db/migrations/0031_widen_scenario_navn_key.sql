-- Also the plan in force has its name to itself, and «Tett» and «tett» are one name to those who read them. Whoever has a name
-- that was taken before them keeps it with their number behind.
update scenario s set navn = left(s.navn, 180) || ' (' || s.id || ')', versjon = s.versjon + 1
from (
	select id, row_number() over (partition by plan_id, lower(navn) order by kind <> 'gjeldende', id) as nr
	from scenario where tilstand = 'aktiv'
) n
where n.id = s.id and n.nr > 1;

drop index scenario_navn_key;
create unique index scenario_navn_key on scenario (plan_id, lower(navn)) where tilstand = 'aktiv';
