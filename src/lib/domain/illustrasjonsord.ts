/** What stands wherever an invented plan is shown, and goes along in what is taken out of it. */
export const ILLUSTRASJON = 'Illustrasjon – ikke gjeldende plan';
