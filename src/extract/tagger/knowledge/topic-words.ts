/** Words that tell the topic of a text, in lower case. Written from common knowledge. */

const WORDS: Readonly<Record<string, string>> = {
  sport:
    'goal goals goalkeeper goalless keeper striker strikers midfielder midfielders midfield defender defenders winger forward forwards match matches game games season seasons league leagues cup cups club clubs team teams side sides coach coaches manager player players fans supporters squad teammate teammates penalty penalties kick kicks free-kick header scored score scorer scoring scoreless equaliser equalizer half-time halftime substitute substitutes referee pitch stadium fixture fixtures relegated relegation promoted promotion table standings unbeaten winless defeat defeats defeated beat beaten thrashed draw drew drawn win wins winner winners victory final semi-final semi-finals semifinal semifinals quarter-final quarterfinal quarterfinals playoff playoffs play-off champion champions championship championships tournament qualifier qualifying qualified tie ties leg transfer signing signed loan striker touchdown touchdowns quarterback quarterbacks receiver yard yards interception kickoff kick-off offense offence defense inning innings pitcher pitchers homer homers homered bullpen batter batsman wicket wickets runs overs bowler batted bowled rebounds assists points pointer dunk puck goaltender rink try tries scrum lineout fly-half hooker conversion converted birdie birdies bogey putt putts golfer golfers fairway par tennis set sets serve seed seeded race races racing lap laps grid podium rider riders sprint marathon medal medals gold silver bronze olympic athlete athletes swimmer boxer bout knockout rugby football soccer cricket basketball baseball hockey golf ball crossbar post offside',
  trade:
    'shares share stock stocks company companies firm firms chain chains retailer retailers retail store stores shop shops supermarket supermarkets brand brands maker makers carmaker carmakers automaker automakers manufacturer profit profits profitable revenue revenues sales earnings investor investors shareholder shareholders stake stakes merger acquisition takeover acquire acquired buyout customers customer consumers product products factory factories plant plants chief executive ceo founder founders startup start-up app apps platform platforms software users user device devices smartphone smartphones online internet website websites bank banks lender lenders airline airlines fund funds market markets trading quarter quarterly billion deal deals bid business businesses industry staff jobs workers union unions bankruptcy administration pharmaceutical drugmaker giant price prices',
  show: 'film films movie movies actor actors actress star stars starring director directed cinema theatre theater stage play plays show shows series episode episodes season television tv programme programmes drama comedy sitcom presenter host hosted hosts broadcast viewers audience audiences album albums song songs single singer singers band bands music musician musicians concert concerts gig gigs tour rapper rap pop rock festival novel novels book books author authors writer writers published publisher magazine magazines newspaper newspapers editor columnist fashion designer designers model models runway dress dresses celebrity celebrities fans premiere award awards nominated sketch comedian documentary screenplay soundtrack chart charts opera ballet exhibition gallery museum artist artists painting paintings game gamers console',
};

/** The topics; a word's number is 1 + the index here. */
export const TOPICS: readonly string[] = Object.keys(WORDS);

const BY_WORD = new Map<string, number>();
for (const [i, topic] of TOPICS.entries()) {
  for (const word of WORDS[topic]?.split(' ') ?? []) if (!BY_WORD.has(word)) BY_WORD.set(word, 1 + i);
}

/** The number of the topic of a lower-case word; 0 for none. */
export const topicOf = (word: string): number => BY_WORD.get(word) ?? 0;
