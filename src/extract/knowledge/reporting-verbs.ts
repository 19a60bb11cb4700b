/** Verbs that report speech, and words beside them, folded. */
import { wordSet } from '../../text/word-set.ts';

/** The content may follow directly or after "that". */
export const SAY = wordSet('say says said');

/** The addressee follows, then the content. */
export const TELL = wordSet('tell tells told');

/** The content follows after "that", or is quoted. */
export const DECLARE = wordSet(`
  add adds added admit admits admitted acknowledge acknowledges acknowledged affirm affirms affirmed allege alleges alleged announce announces announced
  argue argues argued assert asserts asserted believe believes believed claim claims claimed comment commented complain complains complained concede concedes
  conceded conclude concludes concluded confirm confirms confirmed contend contends contended declare declares declared deny denies denied disclose disclosed
  emphasize emphasizes emphasized estimate estimates estimated explain explains explained indicate indicates indicated insist insists insisted maintain
  maintains maintained mention mentioned note notes noted observe observed predict predicts predicted promise promises promised recall recalls recalled
  reiterate reiterates reiterated remark remarked repeat repeated reply replied report reports reported respond responded reveal revealed
  state states stated stress stresses stressed suggest suggests suggested testify testifies testified think thinks thought vow vows vowed warn warns warned
  write writes wrote joked quipped tweeted posted reasoned mused opined proclaimed boasted lamented cautioned answered countered
`);

/** Participles with the content of "say" after them: "..., saying that". */
export const PARTICIPLES = wordSet(`
  saying adding noting stating warning claiming arguing insisting telling writing tweeting explaining declaring announcing stressing reporting suggesting
`);

/** The content is quoted and comes before the verb: "...," she asked. */
export const QUOTE_ONLY = wordSet(
  `
  ask asks asked shout shouted shouts jokes quips tweets laughed sighed whispered cried continued continues pleaded remarks urged demanded
  exclaimed agreed agrees answers
`,
);

export const ADVERBS = wordSet(`
  also later then earlier again publicly repeatedly previously recently once today now still always often privately angrily firmly flatly simply reportedly
  subsequently immediately separately meanwhile however afterwards afterward
`);
export const AUXILIARIES = wordSet('has had have');
export const ADDRESSEES = wordSet(`
  reporters journalists media press audience crowd lawmakers legislators parliament supporters delegates officials investigators prosecutors police viewers listeners readers students
  congregation court crowds tribunal inquest inquiry hearing jury judge judges rally summit conference committee panel assembly session meeting residents voters fans staff workers employees
  colleagues diplomats politicians worshippers councillors senators mps mourners protesters broadcaster website programme podcast
  him her them us me everyone people
`);
