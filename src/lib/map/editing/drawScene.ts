import type { Skjermpunkt, Sted, Strek } from './projection.ts';

/** Rings that make up a surface, or lines; what is closed is closed by the drawing. */
export interface Tegning {
	readonly streker: readonly Strek[];
	readonly lukket: boolean;
}

/** What the editor draws over the map, from the bottom up. */
export interface Scene {
	/** Objects that differ from what the tiles show, in the plan's own colours. In the editor those with a fill are in the map itself. */
	readonly endret: readonly (Tegning & { readonly farge: string | null })[];
	/** What an edit in progress would change of others. */
	readonly naboer: readonly Tegning[];
	readonly valgt: readonly Tegning[];
	/** What is being made by moving: the new shape. */
	readonly utkast: readonly Tegning[];
	/** The edit in progress cannot be done. */
	readonly avvist: boolean;
	readonly punkter: Strek;
	readonly midtpunkter: Strek;
	/** The vertex that the arrow keys move. */
	readonly aktivt: Sted | null;
	readonly sneppet: Sted | null;
	/** Others who are here: the zone, and whose it is. */
	readonly andre: readonly (Tegning & { readonly navn: string })[];
}

export const TOM_SCENE: Scene = {
	endret: [],
	naboer: [],
	valgt: [],
	utkast: [],
	avvist: false,
	punkter: [],
	midtpunkter: [],
	aktivt: null,
	sneppet: null,
	andre: []
};

export interface Scenefarger {
	readonly valgt: string;
	readonly avvist: string;
	readonly andre: string;
	readonly kant: string;
}

export const SCENEFARGER: Scenefarger = {
	valgt: '#0038c8',
	avvist: '#c2006b',
	andre: '#7a2e00',
	kant: '#00000099'
};

type Project = (line: Strek) => Skjermpunkt[];
type Ctx = CanvasRenderingContext2D;

const HANDLE_PX = 5;
const MIDPOINT_PX = 3.5;

function trace(ctx: Ctx, { streker, lukket }: Tegning, project: Project) {
	ctx.beginPath();
	for (const strek of streker) {
		project(strek).forEach(({ x, y }, i) => {
			if (i === 0) ctx.moveTo(x, y);
			else ctx.lineTo(x, y);
		});
		if (lukket) ctx.closePath();
	}
}

/** A strong line on a white one: seen on every colour of a plan. */
function outline(ctx: Ctx, colour: string, width: number, dash: number[] = []) {
	ctx.setLineDash([]);
	ctx.strokeStyle = '#ffffff';
	ctx.lineWidth = width + 2.5;
	ctx.stroke();
	ctx.setLineDash(dash);
	ctx.strokeStyle = colour;
	ctx.lineWidth = width;
	ctx.stroke();
	ctx.setLineDash([]);
}

function disc(ctx: Ctx, { x, y }: Skjermpunkt, radius: number, fill: string, stroke: string) {
	ctx.beginPath();
	ctx.arc(x, y, radius, 0, 2 * Math.PI);
	ctx.fillStyle = fill;
	ctx.strokeStyle = stroke;
	ctx.lineWidth = 2;
	ctx.fill();
	ctx.stroke();
}

function drawChanged(ctx: Ctx, { endret }: Scene, project: Project, colours: Scenefarger) {
	for (const tegning of endret) {
		trace(ctx, tegning, project);
		if (tegning.farge !== null && tegning.lukket) {
			ctx.fillStyle = tegning.farge;
			ctx.fill('evenodd');
		}
		ctx.strokeStyle = colours.kant;
		ctx.lineWidth = 1;
		ctx.stroke();
	}
}

function drawOthers(ctx: Ctx, { andre }: Scene, project: Project, colours: Scenefarger) {
	ctx.font = '600 13px "Source Sans 3", system-ui, sans-serif';
	for (const tegning of andre) {
		trace(ctx, tegning, project);
		outline(ctx, colours.andre, 2, [2, 4]);
		const [first] = project(tegning.streker[0] ?? []);
		if (!first) continue;
		const { width } = ctx.measureText(tegning.navn);
		ctx.fillStyle = colours.andre;
		ctx.fillRect(first.x, first.y - 20, width + 10, 20);
		ctx.fillStyle = '#ffffff';
		ctx.fillText(tegning.navn, first.x + 5, first.y - 6);
	}
}

function drawHandles(ctx: Ctx, scene: Scene, project: Project, colours: Scenefarger) {
	for (const p of project(scene.midtpunkter)) disc(ctx, p, MIDPOINT_PX, '#ffffffcc', colours.valgt);
	for (const p of project(scene.punkter)) disc(ctx, p, HANDLE_PX, '#ffffff', colours.valgt);
	for (const p of project(scene.aktivt ? [scene.aktivt] : []))
		disc(ctx, p, HANDLE_PX + 2, colours.valgt, '#ffffff');
	for (const { x, y } of project(scene.sneppet ? [scene.sneppet] : [])) {
		ctx.beginPath();
		ctx.rect(x - 8, y - 8, 16, 16);
		outline(ctx, colours.avvist, 2);
	}
}

/** Draws the scene on a cleared canvas whose unit is the CSS pixel. */
export function drawScene(ctx: Ctx, scene: Scene, project: Project, colours: Scenefarger): void {
	ctx.lineJoin = 'round';
	drawChanged(ctx, scene, project, colours);
	for (const tegning of scene.naboer) {
		trace(ctx, tegning, project);
		outline(ctx, colours.valgt, 1.5, [5, 4]);
	}
	drawOthers(ctx, scene, project, colours);
	for (const tegning of scene.valgt) {
		trace(ctx, tegning, project);
		outline(ctx, colours.valgt, 3);
	}
	for (const tegning of scene.utkast) {
		trace(ctx, tegning, project);
		const colour = scene.avvist ? colours.avvist : colours.valgt;
		if (tegning.lukket) {
			ctx.fillStyle = `${colour}22`;
			ctx.fill('evenodd');
		}
		outline(ctx, colour, 2.5, scene.avvist ? [6, 4] : []);
	}
	drawHandles(ctx, scene, project, colours);
}
