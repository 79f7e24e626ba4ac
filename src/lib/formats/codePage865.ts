/**
 * The characters of the bytes 0x80 to 0xFF in code page 865 (DOS, the Nordic countries), which SOSI calls DOSN8. The only
 * character set of SOSI that TextDecoder does not know. Source: the Unicode Consortium's table MSFTCP/PC/CP865.TXT.
 */
export const CODE_PAGE_865 = [
	'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø₧ƒ',
	'áíóúñÑªº¿⌐¬½¼¡«¤░▒▓│┤╡╢╖╕╣║╗╝╜╛┐',
	'└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀',
	'αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0'
].join('');
