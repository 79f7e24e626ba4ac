/** Who one is in Planbordet, weakest first. `public` is anyone without a login. */
export const ROLLER = ['public', 'politiker', 'planlegger', 'plansjef', 'administrator'] as const;
export type Rolle = (typeof ROLLER)[number];

export const ROLLENAVN: Record<Rolle, string> = {
	public: 'Uten innlogging',
	politiker: 'Politiker',
	planlegger: 'Planlegger',
	plansjef: 'Plansjef',
	administrator: 'Administrator'
};

/** Does `rolle` hold at least the rights of `minst`? Roles are ordered: each has all that a weaker one has. */
export const erMinst = (rolle: Rolle, minst: Rolle): boolean =>
	ROLLER.indexOf(rolle) >= ROLLER.indexOf(minst);
