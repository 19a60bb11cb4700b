/** Words of credits, captions and notices around a story. Written for this project, from what agencies and papers print. */
import { wordSet } from '../word-set.ts';

/** Agencies and archives that photographs are credited to, as parts of a pattern. */
export const PHOTO_AGENCIES: readonly string[] = [
  ...[
    'Reuters',
    'REUTERS',
    'AP',
    'Associated Press',
    'AFP',
    'EPA',
    'EPA-EFE',
    'EFE',
    'ANSA',
    'dpa',
    'DPA',
    'PA',
    'PA Wire',
  ],
  ...[
    'PA Media',
    'Getty',
    'Getty Images',
    'Xinhua',
    'TASS',
    'Sputnik',
    'Anadolu',
    'Anadolu Agency',
    'Shutterstock',
    'Alamy',
  ],
  ...[
    'NurPhoto',
    'Bloomberg',
    'ZUMA',
    'ZUMA Press',
    'Rex',
    'REX',
    'SIPA',
    'Sipa USA',
    'ANI',
    'PTI',
    'Kyodo',
    'Kyodo News',
  ],
  ...[
    'Yonhap',
    'Belga',
    'Lusa',
    'NTB',
    'TT',
    'Scanpix',
    'Keystone',
    'Magnum',
    'Corbis',
    'UPI',
    'iStock',
    'Imago',
    'IMAGO',
  ],
  ...[
    'Action Images',
    'USA TODAY Sports',
    'Wikimedia',
    'Wikimedia Commons',
    'Flickr',
    'Unsplash',
    'Pixabay',
    'Hulton Archive',
  ],
  ...[
    'Canadian Press',
    'The Canadian Press',
    'AAP',
    'LaPresse',
    'CTK',
    'PAP',
    'MTI',
    'Handout',
    'HANDOUT',
    'Pool',
    'POOL',
  ],
];

/** What work on a story is called where somebody is credited with it. */
export const WORK =
  'additional|further|other|original|reporting|reported|writing|written|editing|edited|compiled|compilation|produced|production|translated|translation|research|graphics?|photography|photographs?|photos?|pictures?|images?|videos?|sources?|illustrations?|text|story|words|interview|fact-checking';

/** Words in small letters that credits are made of, beside names. */
export const CREDIT_WORDS = wordSet(`
  a additional article piece agencies agency an and archive as assistance at author bureau by chief compiled contributed contributing contribution
  contributions copyright correspondent correspondents courtesy credit desk edited editing editor editors fact-checking file files for
  from further graphic graphics handout help illustration illustrations image images in input inputs international interview material news
  newsroom of on original other photo photographer photographs photography photos picture pictures pool produced production
  provided release report reporter reporters reporting reports reserved rights research service services social media source sources
  staff stills story supplied taken team text the this through to translated translation translator under using via video videos wire wires huaxia
  with words writer writers writing written
  al ap bin da das de del della den der di dos du el ibn la le ten ter van von y zu afp dpa getty`);
