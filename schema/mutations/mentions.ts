/** Mutations of mentions. */
import { builder } from '../builder.ts';
import { Form, Kind } from '../enums.ts';
import { defineMutation } from './define.ts';
import { articleKey, entityKey, mentionPlace } from './named.ts';

const MENTION = 'Global id of the mention.';

const QuoteInput = builder.inputType('QuoteInput', {
  description: 'Words of a text, told from the same words elsewhere in it by what stands around them.',
  fields: (t) => ({
    exact: t.string({ required: true, description: 'The words themselves, as printed.' }),
    prefix: t.string({
      required: true,
      defaultValue: '',
      description: 'What stands right before them; as much as is needed to tell them apart.',
    }),
    suffix: t.string({ required: true, defaultValue: '', description: 'What stands right after them.' }),
  }),
});

const ONE_MENTION = [
  ['acceptMention', 'ACCEPT_MENTION', 'Says that a mention is one, and counts.'],
  ['rejectMention', 'REJECT_MENTION', 'Says that a mention is none. It stays with status REJECTED and counts nowhere.'],
  ['unlinkMention', 'UNLINK_MENTION', 'Says that a mention names no entity that is known.'],
] as const;

for (const [name, type, description] of ONE_MENTION) {
  defineMutation({
    name,
    description,
    about: 'mention',
    fields: (t) => ({ mention: t.id({ required: true, description: MENTION }) }),
    change: ({ mention }) => ({ type, mention: mentionPlace(mention) }),
  });
}

defineMutation({
  name: 'relinkMention',
  description: 'Says that a mention names another entity. An ambiguous one is resolved by it, and counts.',
  about: 'mention',
  fields: (t) => ({
    mention: t.id({ required: true, description: MENTION }),
    entity: t.id({ required: true, description: 'Global id of the entity it names.' }),
  }),
  change: ({ mention, entity }) => ({
    type: 'RELINK_MENTION',
    mention: mentionPlace(mention),
    entity: entityKey(entity),
  }),
});

defineMutation({
  name: 'changeMentionKind',
  description:
    'Says what sort of thing a mention names that names no entity. The kind of any other is that of its entity: `changeEntityKind`, `relinkMention`.',
  about: 'mention',
  fields: (t) => ({
    mention: t.id({ required: true, description: MENTION }),
    kind: t.field({ type: Kind, required: true, description: 'What sort of thing it names.' }),
  }),
  change: ({ mention, kind }) => ({ type: 'CHANGE_MENTION_KIND', mention: mentionPlace(mention), kind }),
});

defineMutation({
  name: 'moveMention',
  description: 'Says that a mention begins or ends elsewhere in its article. Its id changes with its place.',
  about: 'mention',
  fields: (t) => ({
    mention: t.id({ required: true, description: MENTION }),
    start: t.int({ required: true, description: 'Where it begins in the text of its article, in UTF-16 code units.' }),
    end: t.int({ required: true, description: 'Where it ends, the first unit after it.' }),
  }),
  change: ({ mention, start, end }) => ({ type: 'MOVE_MENTION', mention: mentionPlace(mention), to: { start, end } }),
});

defineMutation({
  name: 'addMention',
  description: 'Says that words of an article are a mention that nobody had seen.',
  about: 'mention',
  fields: (t) => ({
    article: t.id({ required: true, description: 'Global id of the article.' }),
    quote: t.field({ type: QuoteInput, required: true, description: 'The words. They must be found, and only once.' }),
    kind: t.field({
      type: Kind,
      required: true,
      description: 'What sort of thing it names. Where it names an entity, the kind of that counts.',
    }),
    form: t.field({ type: Form, required: true, defaultValue: 'FULL_NAME', description: 'How it names it.' }),
    entity: t.id({ description: 'Global id of the entity it names. Null: that is openly unresolved.' }),
  }),
  change: ({ article, quote, kind, form, entity }) => ({
    type: 'ADD_MENTION',
    article: articleKey(article),
    quote,
    kind,
    form,
    entity: entity == null ? null : entityKey(entity),
  }),
});
