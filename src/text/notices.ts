/** Recognizes notices to the reader around a story: what became of it, where there is more, what could not be verified. */
import { PHOTO_AGENCIES } from './knowledge/credits.ts';

const OF_THIS_STORY =
  /^the post .{3,200} (?:first appeared|appeared first) on .{2,60}$|^this (?:report|story|article|interview|piece) (?:was|has been) (?:(?:first|originally) (?:published|written)|(?:also )?(?:written|produced|compiled|edited|translated|supplied|provided|prepared|updated|corrected))\b|^to contact the (?:reporter|editor|author|writer|journalist|staff)|^the (?:reporter|editor|author|writer)s? (?:on|of|responsible for) this (?:report|story|article)\b|^the (?:author|writer)s? (?:is|are) (?:an?|the) (?:\p{L}+[ -]){0,3}(?:fellows?|columnists?|correspondents?|editors?|reporters?|contributors?)\b|^this is a (?:developing|breaking) (?:news )?story\b|^this (?:report|story|article|piece) (?:(?:by|from) .{2,60} was )?(?:first|originally) (?:appeared|published|ran)\b|^(?:the )?(?:associated press|ap)\b.{0,80}\breceives? (?:financial )?support (?:for|from) /iu;
const LABEL =
  /^(?:our standards|read(?: (?:more|also|next|on|this))?|also read|more(?: (?:on this|from|stories|news|coverage|to read)[^:]{0,40})?|see (?:also|more)|related(?: (?:stories|story|articles?|news|coverage|content|links?|topics))?|watch(?: (?:more|now|live|also))?|listen(?: (?:now|more|also))?|recommended|don['’]t miss|up next|follow(?: us)?|tags|topics|filed under|contact|e-?mail|credits?|copyright) ?[:»>→|]/iu;
const LINK =
  /^(?:read more\b|share (?:this|on) |notes? (?:for|to) editors?\b|(?:first |last |originally )?(?:published|updated|posted)(?: (?:in|on|at|by))?:? .{0,60}\d.{0,20}(?<!\.)$|(?:enditem|end item|ends)$|read (?:the|our) full\b|(?:click|tap|sign up|subscribe|register|donate) (?:here|now|today)\b)|^(?:follow|for more|more|full|find|see|visit)\b.{1,200}(?:https?:\/\/|www\.)\S+$/iu;
const FOLLOW =
  /^(?:(?:you can )?(?:follow|like|find|join|add|connect with|get in touch with|reach|contact) .{1,120} (?:on|at|via) (?:twitter|facebook|instagram|linkedin|youtube|tiktok|telegram|whatsapp|threads|bluesky|mastodon|snapchat|reddit|google news|apple news|x\b)|(?:follow|tweet|contact|e-?mail|write to|reach)\b.{0,120}@\w)/iu;
const SUBSCRIBE =
  /^(?:sign up|subscribe|register|download|get|receive|join|don['’]t miss)\b.{0,160}\b(?:newsletters?|inbox|alerts|our app|news app|app (?:here|now|today)|our podcast|subscribers?|subscriptions?|our (?:\p{L}+ )?briefing)\b/iu;
/** "Reuters could not independently verify the report." What somebody could not verify "immediately" is a notice of an agency only. */
const CANNOT =
  "(?:could not|couldn['’]t|cannot|can['’]t|(?:was|were|is|are) (?:not able|unable) to|ha(?:s|ve) (?:not been able|been unable) to|ha(?:s|ve) not|did not)";
const VERIFY = '(?:verify|confirm|authenticate|corroborate|be (?:verified|confirmed|authenticated|corroborated))';
const NOT_VERIFIED = [
  new RegExp(`^(?:[^\\s.!?]+ ){1,8}${CANNOT} (?:immediately )?independently ${VERIFY}\\b[^.!?]*[.]?$`, 'iu'),
  new RegExp(
    `^(?:[^\\s.!?]+ ){1,8}${CANNOT} (?:be )?independently (?:verified|confirmed|authenticated|corroborated)\\b[^.!?]*[.]?$`,
    'iu',
  ),
  new RegExp(`^(?:the )?(?:${PHOTO_AGENCIES.join('|')}) ${CANNOT} (?:immediately )?${VERIFY}\\b[^.!?]*[.]?$`, 'iu'),
  new RegExp(
    `^it (?:was|is|has) not (?:been )?(?:immediately )?possible to (?:independently )?${VERIFY}\\b[^.!?]*[.]?$`,
    'iu',
  ),
];

/** Lines of a page. */
const OF_THE_PAGE =
  /^(?:advertisement|advertising|sponsored(?: content)?|share|print|comments?|supported by|skip to (?:main )?content|leave a comment|comments are closed|join the (?:conversation|discussion)|terms and conditions apply|more (?:to follow|details soon|to come|follows)|(?:story|article|post) continues(?: (?:below|after)(?: (?:this |the )?advert(?:isement)?)?)?|continue reading(?: the main story)?|(?:print|share|save|e-?mail|comment on) (?:this )?(?:article|story|page))[.!]?$/iu;
const CALL =
  /^(?:please (?:refresh|reload|check back)\b|have you been affected by\b|(?:get|read|see|find|follow|catch up on) (?:all (?:of )?)?(?:the|our) latest\b|our coverage of .{1,80} continues\b|for (?:confidential )?(?:support|help|advice),? (?:call|contact|visit|ring|text)\b|if you (?:or (?:someone|anyone) you know|have been affected|need (?:help|support)|have a (?:story|(?:news )?tip|comment|question))\b|(?:listen to|watch|download) (?:the|our|this) (?:full )?(?:podcast|video|episode|interview)\b|join our\b.{0,40}\b(?:channel|group|community|list)\b|send (?:us your|(?:us )?(?:your )?(?:news )?(?:tips|letters)\b)|find out more about\b.{0,60}\b(?:cookies|subscriptions?|newsletters?|us)\b)[^\n]{0,200}$/iu;
const OF_THE_EDITOR =
  /^(?:editor['’]?s?['’]? note|clarification|correction)s?(?: ?\([^)]{1,30}\))? ?:|^(?:the )?(?:views?|opinions?)(?: and (?:views?|opinions?))? expressed (?:in (?:this|the) (?:article|column|piece|commentary|story|op-ed|blog|post)|here(?:in)?\b|above|by the (?:author|writer)|are\b)|^(?:this|the) (?:content|article|story|series|page) (?:was|is|has been) (?:produced|made|created|funded|published) in (?:partnership|association|collaboration) with\b|^this (?:breaking )?(?:news )?story is being updated\b/iu;
const OF_THE_AUTHOR =
  /^(?:\p{Lu}[\p{L}.'’-]+ ){2,4}is an? (?:(?:senior|staff|freelance|contributing|chief) )(?:\p{L}+ ){0,2}(?:correspondent|reporter|columnist|journalist|writer|editor|contributor)\b[^.!?]*[.]?$/u;
const RATES =
  /^(?:[$€£¥]1|1 \p{L}[\p{L}. ]{1,30}) ?= ?[$€£¥]?[\d.,]+(?: [\p{L}. ]{1,40})?$|^prices by \p{Lu}|^currency rates? as of\b/iu;

const NOTICES = [
  ...[OF_THIS_STORY, LABEL, LINK, FOLLOW, SUBSCRIBE],
  ...[...NOT_VERIFIED, OF_THE_PAGE, CALL, OF_THE_EDITOR, OF_THE_AUTHOR, RATES],
];

/** Patterns that match anywhere, each after words that it needs: these are found sooner than the pattern is tried at each character. */
const ANYWHERE = [
  [/earlier version/iu, /\ban earlier version of this (?:report|story|article)\b/iu],
  [
    /(?:reached|him|her|them) (?:at|on|via) /iu,
    /\b(?:can be reached|(?:contact|follow|reach|e-?mail) (?:him|her|them)) (?:at|on|via) .{0,60}[@\d]/iu,
  ],
] as const;

/** Whether a paragraph, on one line and without brackets around it, is a notice. */
export const isNotice = (text: string): boolean =>
  NOTICES.some((pattern) => pattern.test(text)) ||
  ANYWHERE.some(([words, pattern]) => words.test(text) && pattern.test(text));
