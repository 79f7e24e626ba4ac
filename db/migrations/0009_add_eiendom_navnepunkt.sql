-- Where a parcel's number is written: one place, whichever tiles it lies in, and not reckoned anew for each of them.
alter table eiendom add column navnepunkt geometry not null generated always as (ST_PointOnSurface(geom)) stored;
