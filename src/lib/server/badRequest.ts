/** The request makes no sense as it stands: 400 (or `status`) with a code and a sentence that says what to do. */
export class BadRequest extends Error {
	override readonly name = 'BadRequest';
	readonly code: string;
	readonly status: number;
	constructor(code: string, message: string, status = 400) {
		super(message);
		this.code = code;
		this.status = status;
	}
}
