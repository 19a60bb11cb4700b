/** Usual short forms of given names, folded, written for Dateline from common knowledge: `short: the names it may stand for`. */

const LISTED = `
  abe: abraham; abby: abigail; al: albert alan alfred alexander alvin; alec: alexander; alex: alexander alexandra alejandro alexei aleksandr; alf: alfred;
  alfie: alfred; ali: alison; allie: alison; andy: andrew andreas; ange: angela; angie: angela; annie: anne ann anna; archie: archibald;
  art: arthur; barb: barbara; barbie: barbara; barney: bernard barnaby; becca: rebecca; becky: rebecca; ben: benjamin benedict;
  benny: benjamin; benji: benjamin; bernie: bernard bernadette; bert: albert herbert robert; bertie: albert; beth: elizabeth bethany; betsy: elizabeth;
  bette: elizabeth; betty: elizabeth; bill: william; billy: william; bob: robert; bobby: robert; brad: bradley bradford; cathy: catherine;
  charlie: charles charlotte; chas: charles; chris: christopher christian christine christina; chrissie: christine; chuck: charles; cindy: cynthia lucinda;
  claire: clara; cliff: clifford; clint: clinton; connie: constance; curt: curtis; dan: daniel; danny: daniel; dave: david; davey: david; deb: deborah;
  debbie: deborah; dick: richard; dickie: richard; dolly: dorothy dolores; don: donald; donnie: donald; dot: dorothy; doug: douglas; drew: andrew;
  ed: edward edwin edgar edmund; eddie: edward edwin edgar; ellie: eleanor ellen; ernie: ernest; fran: frances francis; frank: francis franklin;
  frankie: francis frances franklin; fred: frederick alfred; freddie: frederick alfred; freddy: frederick; gabe: gabriel; gabby: gabrielle; gene: eugene;
  geoff: geoffrey; gerry: gerald gerard; gil: gilbert; gordy: gordon; greg: gregory; gus: augustus angus; hal: henry harold; hank: henry; harry: harold henry;
  herb: herbert; howie: howard; hugo: hugh; ike: isaac dwight; jack: john; jackie: jacqueline john; jake: jacob; jamie: james; jan: janet janice; jeff: jeffrey geoffrey;
  jen: jennifer; jenny: jennifer; jerry: gerald jerome jeremy; jess: jessica; jessie: jessica; jim: james; jimmy: james; jo: joanne josephine joanna;
  joe: joseph; joey: joseph; johnny: john; jon: jonathan; josh: joshua; judy: judith; kate: katherine catherine kathryn; kathy: katherine kathleen kathryn catherine; katie: katherine catherine
  kathryn; kay: katherine; ken: kenneth; kenny: kenneth; kim: kimberly; kit: christopher; larry: lawrence laurence; len: leonard; lenny: leonard; leo: leonard;
  les: leslie lester; lew: lewis; lex: alexander; libby: elizabeth; lisa: elizabeth; liz: elizabeth; lizzie: elizabeth; lou: louis louise; louie: louis; maggie: margaret;
  mandy: amanda; manny: emmanuel manuel; marge: margaret marjorie; margie: margaret; marty: martin; mary: maria; matt: matthew; max: maxwell maximilian; meg: margaret megan;
  mel: melvin melanie; mia: maria; mick: michael; mickey: michael; mike: michael; mikey: michael; millie: mildred millicent; milt: milton; misha: mikhail; mitch: mitchell; moe: maurice;
  molly: mary; mort: mortimer; nan: nancy; nate: nathan nathaniel; ned: edward; nell: eleanor helen; nick: nicholas nicolas nikolai; nicky: nicholas nicola; nicki: nicole;
  norm: norman; oli: oliver; ollie: oliver; pam: pamela; pat: patrick patricia; patty: patricia; paddy: patrick; peg: margaret; peggy: margaret; pete: peter; phil: philip phillip; pip: philip;
  polly: mary; rafa: rafael; ray: raymond; reg: reginald; reggie: reginald; rich: richard; richie: richard; rick: richard frederick; ricky: richard; rob: robert; robbie: robert; rod: roderick rodney; ron: ronald;
  ronnie: ronald; rosie: rose rosemary; rudy: rudolph; russ: russell; sally: sarah; sam: samuel samantha; sammy: samuel; sandy: alexander sandra; sasha: alexander aleksandr alexandra; shelly: michelle rochelle; sid: sidney; stan: stanley;
  steph: stephanie; steve: stephen steven; stevie: stephen steven; stu: stuart stewart; sue: susan; susie: susan; suzy: susan suzanne; tad: thaddeus; ted: edward theodore; teddy: edward theodore; terry: terence teresa;
  theo: theodore; tim: timothy; timmy: timothy; tina: christina; toby: tobias; tom: thomas; tommy: thomas; tony: anthony antonio; tori: victoria; trish: patricia; val: valerie valentine; vicky: victoria; vic: victor; vince: vincent;
  vinny: vincent; volodya: vladimir; wally: walter wallace; walt: walter; wes: wesley; will: william; willie: william; wilt: wilton; woody: woodrow; zach: zachary; zack: zachary
`;

const FORMAL: ReadonlyMap<string, readonly string[]> = new Map(
  LISTED.split(';').map((line) => {
    const [short = '', names = ''] = line.split(':');
    return [short.trim(), names.trim().split(/\s+/)] as const;
  }),
);

/** A given name and the names that it may be short for. */
export const formalNames = (name: string): readonly string[] => [name, ...(FORMAL.get(name) ?? [])];

/** Whether one of two given names is a usual short form of the other: "Bill" and "William". */
export const isShortName = (a: string, b: string): boolean =>
  (FORMAL.get(a)?.includes(b) ?? false) || (FORMAL.get(b)?.includes(a) ?? false);
