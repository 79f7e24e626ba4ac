-- The standard's limit is 16, and a longer one is an avvik of the plan (rule plan.planid.lengde), not a reason to refuse
-- it. This one is against nonsense.
alter table plan drop constraint plan_planidentifikasjon_check;
alter table plan add constraint plan_planidentifikasjon_check check (length(planidentifikasjon) between 1 and 100);
