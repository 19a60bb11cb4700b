/** Trigger words: they tell the type of a name beside them, or of one that ends with them. */

const TRIGGERS: Readonly<Record<string, string>> = {
  title:
    'mr mr. mrs mrs. ms ms. dr dr. president minister prime premier king queen prince princess senator sen. rep. congressman gen. general col. colonel lt. lieutenant capt. captain maj. major secretary chancellor gov. governor mayor ambassador judge justice sheikh ayatollah imam pope cardinal archbishop bishop reverend rev. sir lord lady prof. professor coach spokesman spokeswoman chairman chief leader commander director analyst lawyer envoy sultan emir cleric',
  body: 'party ministry agency bank corporation corp. corp inc. inc company co. university council committee commission court union association organization organisation federation front movement army brigade brigades group foundation institute department bureau office parliament congress senate assembly league club team police force forces guard navy airlines airways television radio news times post journal newspaper magazine network service services center centre authority board fund society alliance coalition cabinet house ltd. ltd plc broadcasting administration command militia school college hospital church motors oil industries international',
  company:
    'ag associates bhd brewery brothers bros capital cement co. company corp. corp corporation distillery electric electronics energy enterprises exchange foods gmbh group holding holdings inc. inc industries insurance investments labs laboratories limited llc llp ltd. ltd mining mobile motor motors nv partners petroleum pharma pharmaceuticals plc power productions properties pvt pty railways realty refinery resources retail sa sdn securities shipping solutions sons steel stores supermarket systems technologies technology telecom telecommunications textiles trading transport ventures',
  medium:
    'broadcasting bulletin channel chronicle courier daily dispatch express fm gazette globe guardian herald inquirer journal magazine mail media mercury mirror monitor news observer pictures post press publishing radio record records review standard star studios sun telegraph television times tribune tv vision voice weekly',
  club: 'athletic athletics blues boys bulldogs bulls cavaliers chiefs city club cowboys cubs devils dolphins eagles fc cf falcons giants hawks indians jets kings knights lions panthers patriots pirates racing raiders rangers rovers royals saints sc sharks sox spurs stars strikers team tigers titans town united wanderers warriors wolves',
  school: 'academy college faculty institute polytechnic school schools seminary universities university',
  state:
    'administration agency assembly authority bench board bureau cabinet chamber commission committee congress constabulary council court courts department directorate division government house inspectorate legislature ministry office parliament police registry secretariat senate service services tribunal treasury',
  military:
    'army battalion brigade brigades command corps division fleet force forces front guard guards militia navy regiment squadron troops wing',
  party: 'alliance coalition congress democrats federation front league movement party union unions workers',
  charity:
    'association cathedral charity church clinic diocese forum foundation fund hospital library mission museum mosque network orchestra society temple theatre theater trust',
  place:
    'city province region district river lake sea ocean island islands mountain mountains valley strip bank street avenue road airport base camp county state peninsula gulf bay cape port desert hotel bridge square park palace prison stadium village town border coast hills hill highway lane beach forest stadium suburb township locality island north south east west northern southern eastern western central near',
  event:
    'war cup olympics games festival prize award treaty act accord accords agreement protocol convention championship open resolution holiday day revolution law bill summit conference',
  month: 'january february march april may june july august september october november december',
  weekday: 'monday tuesday wednesday thursday friday saturday sunday',
  player:
    "striker striker's midfielder goalkeeper keeper defender winger forward captain manager boss coach fans supporters fan substitute skipper full-back centre-back fly-half quarterback receiver pitcher shortstop outfielder linebacker batsman bowler owner chairman teammate teammates squad signing academy dressing locker",
  match:
    'beat beats beaten thrashed thumped hammered defeated edged stunned draw drew drawn hosted host visit visited face faced lead leads trailed trail scored score equalised won lost lose win defeat victory signed sign signs loan joined join joins relegated promoted sacked transfer kick-off game match season against versus v vs v. away home derby fixture tie clash',
  goods:
    'shares stock chain retailer maker carmaker automaker brand brands store stores shop shops branch branches supermarket firm firms giant app platform account accounts user users website site founder ceo executive customers products dealer dealership owner owned car cars suv phone phones plane planes airliner flight flights',
  work: 'film movie show series drama comedy sitcom programme program episode album song single novel book memoir play musical opera painting game sequel remake documentary hit classic titled entitled called starring presenter host judge contestant winner actor star',
  storm: 'hurricane typhoon cyclone storm depression winds landfall category wildfire blaze',
  partisan:
    'mp mps mep meps backbencher backbenchers peer councillor voter voters activist activists donor donors supporter supporters candidate conference leadership frontbencher candidates nominee primary incumbent lawmakers senators majority minority',
  press:
    'newspaper reported reports reporter columnist editor interview tabloid broadsheet magazine podcast blog broadcaster correspondent wrote article op-ed tweeted tweet posted programme',
  saying: 'said says told say tells announced added warned called visited met arrived',
};

const BY_WORD = new Map<string, string[]>();
for (const [type, words] of Object.entries(TRIGGERS)) {
  for (const word of words.split(' ')) BY_WORD.set(word, [...(BY_WORD.get(word) ?? []), type]);
}

/** The classes of a lower-case word. */
export const triggersOf = (word: string): readonly string[] => BY_WORD.get(word) ?? [];
