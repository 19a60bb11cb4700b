/** What languages are told apart by: scripts, letters that only some of them have, and function words. Common knowledge. */

/** The language of a script that hardly any other language is written in. */
export const LANGUAGE_OF_SCRIPT: Readonly<Record<string, string>> = {
  Hiragana: 'ja',
  Katakana: 'ja',
  Hangul: 'ko',
  Han: 'zh',
  Greek: 'el',
  Hebrew: 'he',
  Thai: 'th',
  Lao: 'lo',
  Khmer: 'km',
  Myanmar: 'my',
  Georgian: 'ka',
  Armenian: 'hy',
  Devanagari: 'hi',
  Bengali: 'bn',
  Gurmukhi: 'pa',
  Gujarati: 'gu',
  Tamil: 'ta',
  Telugu: 'te',
  Kannada: 'kn',
  Malayalam: 'ml',
  Sinhala: 'si',
  Ethiopic: 'am',
  Tibetan: 'bo',
  Arabic: 'ar',
  Cyrillic: 'ru',
};

/** Letters by which a language of a shared script is told, in the order of trying. */
export const LETTERS: Readonly<Record<string, readonly (readonly [language: string, letters: RegExp])[]>> = {
  Cyrillic: [
    ['mk', /[ѓќѕ]/giu],
    ['sr', /[ђћџљњј]/giu],
    ['be', /ў/giu],
    ['uk', /[їєґ]/giu],
    ['tg', /[ӣӯҳҷ]/giu],
    ['tt', /җ/giu],
    ['kk', /[әғқұһ]/giu],
    ['ky', /ң/giu],
    ['mn', /[өү]/giu],
    ['uk', /і/giu],
    ['ru', /[ыэё]/giu],
    ['bg', /ъ/giu],
  ],
  Arabic: [
    ['ps', /[ټډړږښګڼې]/gu],
    ['ur', /[ٹڈڑںے]/gu],
    ['ckb', /[ۆێڕڵ]/gu],
    ['fa', /[پچژگیک]/gu],
  ],
};

/** Letters of Vietnamese alone. */
export const VIETNAMESE = /[ơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỵỷỹ]/giu;

export const ENGLISH = words(
  `the of and to in a is that for it was on with as at by from he his be has have had not are this but they which were an or their
  been who will would its more about after said than when there she her him you we i if out up no one all also can could into over
  what so new last first two before other some only may being under between during against through because while where those them
  these did do does how most such any our your my me us off down then now says say told mr mrs`,
);

/** Function words by language. Words that many languages share tell little, and weigh as much as they tell. */
export const FUNCTION_WORDS: Readonly<Record<string, ReadonlySet<string>>> = {
  de: words(
    `der die das und den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei
    einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde sei wegen seien hatte
    sagte gegen vom können schon wenn habe ihre seine ihr unter`,
  ),
  fr: words(
    `le la les de des du et à un une en dans que qui pour sur pas au par est il elle ne se ce son sa ses plus avec sont aux ont cette mais
    ou été comme leur ses nous vous être fait après deux lui même ces selon entre sans avait ainsi où était contre depuis dont tous ils
    elles encore avant`,
  ),
  es: words(
    `el la los las de del y en que un una por con para se su al lo como más pero sus le ha no es o fue son este entre cuando muy sin
    sobre también me hasta hay donde quien desde todo nos durante ante ellos esta según dijo tras han sido está era ser años contra`,
  ),
  pt: words(
    `o a os as de do da dos das e em que um uma por com para não no na nos nas se ao à mais como mas foi pelo pela são seu sua ou ser
    quando muito já está também só até isso ele ela entre depois sem mesmo aos seus quem tem há após disse sobre segundo contra`,
  ),
  it: words(
    `il la i gli le lo di del della dei delle degli e in che un una per con non si da dal dalla nel nella sono è al alla ai come più ma
    anche ha hanno sul sulla questo questa suo sua era essere ad dopo tra fra stato stata loro due contro secondo alle nei`,
  ),
  nl: words(
    `de het een en van in is dat op te voor met die zijn niet aan er om ook als maar bij door naar over uit dan nog wordt hebben heeft
    was werd tegen tot hij ze zij deze worden meer na volgens geen onder onze haar hun zegt al kan wel`,
  ),
  sv: words(
    `och i att det som en på är av för med den till har inte ett om de han men var sig från vi så kan när år under också hon efter ska
    eller nu sin där vid mot ut säger skulle över blir blev hade mellan enligt utan`,
  ),
  da: words(
    `og i at det en den til er som på de med han af for ikke der var et har om sig men fra vi så efter ud nu sin ved blev hun over mod
    være bliver skal eller også siger kan når hvor under blevet`,
  ),
  nb: words(
    `og i at det en den til er som på de med han av for ikke der var et har om seg men fra vi så etter ut nå sin ved ble hun over mot
    være blir skal eller også sier kan når hvor under blitt ifølge mellom`,
  ),
  fi: words(
    `ja on ei se että hän ovat oli mutta myös joka kun niin kuin tai mukaan sekä jo ole vain nyt olla sitä ollut sen jos mitä voi jonka
    jossa kanssa ennen jälkeen sanoo sanoi vuoden hänen`,
  ),
  is: words(
    `og að í á er sem það til við um en með var af fyrir ekki hann því eru hafa verið frá hún þá eða segir verður þegar hefur`,
  ),
  pl: words(
    `i w z na do się nie że o to jest jak od po przez za ale dla są co tym oraz który która przed był jego ich być już które także roku
    tego czy było może też pod tylko jej po`,
  ),
  cs: words(
    `a v se na je že s z o do i to jsou za by pro od po jako při až ale jeho jeho který která které také podle být byl bylo jsem více
    před mezi když nebo už kde ještě proti jen této`,
  ),
  sk: words(
    `a v sa na je že s z o do aj to sú za by pre od po ako pri až ale jeho ktorý ktorá ktoré tiež podľa byť bol bolo som viac pred medzi
    keď alebo už kde ešte proti len tejto`,
  ),
  hu: words(
    `a az és hogy nem is egy van volt meg de ez azt csak el már mint szerint még vagy ha ezt után amely pedig aki lesz között majd minden
    kell több alatt ami úgy lehet azonban`,
  ),
  ro: words(
    `și si în de la a cu pe că din o pentru este nu un care mai fi au sunt sau prin dar după între fost său sa ale lui al ca ce până
    către decât spus fiind această`,
  ),
  hr: words(
    `i u je na se da su za od s o ne koji koja koje kako ili bi što iz nije sam kao ali biti bio više samo nakon prema zbog te već može
    njegov kada sve između rekao također`,
  ),
  sl: words(
    `in je v na za se da so ki z pa po tudi od s kot bi ne ali pri še do bo iz ter bil bila lahko med zaradi pred kar več proti sta`,
  ),
  lt: words(
    `ir kad į yra su iš bet tai kaip jis apie už nuo dėl buvo ar po per taip pat tik jau savo prie bus ne sakė metų kuris jo jų`,
  ),
  lv: words(
    `un ir ka uz no ar par bet kā arī lai tas pēc bija gan ne vai tikai jau viņš kas tiek būs pie pirms to savu starp kuri gada`,
  ),
  et: words(
    `ja on ei et ka oli see ta kui aga oma ning kes mis seda tema pärast või selle olid juba kuid ütles veel enne aasta nende vahel`,
  ),
  sq: words(`dhe të në e me për që një është nga ka se si do nuk më i u janë por kjo ky pas edhe tha duke kishte mund`),
  tr: words(
    `ve bir bu da de için ile olarak çok daha olan gibi sonra kadar en ise ne var o oldu ancak ama ya dedi etti tarafından göre olduğunu
    değil yeni iki ilk olduğu her`,
  ),
  az: words(
    `və bu bir ilə üçün da də ki olan sonra onun edib qeyd ölkə var deyib görə kimi isə olub daha edilib haqqında hər`,
  ),
  uz: words(
    `va bu bilan uchun bir ham deb edi esa shu unda boʻlgan bo'lgan kerak haqida qildi lekin keyin bo'yicha yil`,
  ),
  id: words(
    `yang dan di untuk dengan dari ini pada itu dalam akan tidak adalah ke juga oleh telah karena ada bisa mereka kata sebagai atau saat
    lebih sudah bahwa tersebut kepada para menjadi dapat setelah seperti`,
  ),
  vi: words(
    `và của là có được cho trong với các không một đã những này người để khi từ ông tại về vào đến cũng sẽ năm ra bị theo nhiều trên`,
  ),
  ca: words(
    `el la els les de del i a en que un una per amb no es al als ha més però seu seva com són o dels s'ha va ser també entre fins aquest aquesta està`,
  ),
  eu: words(
    `eta da ez du bat dute ere egin dira izan zen baina dela zuen hau hori baino den gaur urte beste bere dituzte`,
  ),
  cy: words(
    `y yr a yn ar i o ei gan wedi mae am ac bod fod oedd ond hefyd sydd bydd cael nid fel mewn dros eu roedd dweud`,
  ),
  ga: words(`an na agus a ar i go leis do is ag bhí tá le ó sé sí níl chun faoi gur atá siad mar nach`),
  af: words(
    `die en van in het is nie dat te vir op sy met wat hy ook as aan ’n 'n om was deur by maar hulle nog sal sê na kan word`,
  ),
  sw: words(
    `ya na wa kwa ni katika za la kuwa hiyo huo huyo hii cha yake wake baada lakini pia alisema kama hayo vya kwamba watu nchi`,
  ),
  tl: words(
    `ang ng sa na mga ay at si para ni kay ito hindi niya siya ko may din rin kung nila mula ngunit noong isang`,
  ),
  so: words(`iyo ee oo ku ka in ay uu waa la soo u ah waxaa waxay si kala lagu markii kale ayaa`),
  ha: words(`da na ya ta a ba wani wata cewa ne ce don yi su ga daga kuma amma an shi wanda kan cikin sun`),
  eo: words(`la kaj de en estas ke ne al por kun li ĝi ili sed kiel pri tiu unu ankaŭ post estis sur aŭ`),
};

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}
