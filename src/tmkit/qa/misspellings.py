"""What is known of misspelling: words so common that a slip on them is likelier than a rarer word, and usual slips.

Written from general knowledge of each language. Words of fewer than four letters are among them where nothing but a
slip looks like them.
"""

from functools import lru_cache

_COMMON = {
    "en": """
the and for are but not you all any can had her was one our out has him his how its may new now old see two way who
did get let put say she too use than that this with have from they will would there their what about which when make
like time just know take people into year years your good some could them other then look only come over think also
back after work first well even want because these give most very such many much more must both each same those
where while being before between through during without within under again against another around away become became
began begin beginning beginnings believe below best better big black book books bring brought build building built
business call called came cannot care case cases cause caused center central century certain change changed changes
child children city cities clear close common community company companies complete continue continued control could
country countries course court create created current data date days death decided decision development did
different difficult does doing done down early economic education effect effects either else end ended energy enough
especially established events every everyone everything example experience experienced expected face fact family far
father few field figure figures final finally find fire five food force form former found four free friend friends
full future game games general getting given gives goes going gone government great group groups grow growth hand
hands happen happened hard having head health heard held help helped here high higher himself history hold home hope
hospital house houses however human hundred idea important include included including increase increased independent
industry information inside instead interest international island issue issues itself keep kept kind knew known
large larger last late later launched law lead leader leaders leading learn learned least leave left less level life
light likely limited line list little live lived lives local long longer lost lot love low lower made main major
making man manager many market matter mean means measures media meet meeting member members men might military
million minister minutes model money month months more morning mother move moved movement music name named names
national natural nature near nearly necessary need needed needs never news next night north nothing number numbers
occurred off offer offered office officer officers official officials often once online open opened operation order
original originally others outside own paid part particular particularly parts party past path patient patients pay
per percent percentage perhaps period person personal phone place placed places plan plans play played player
players point points police policy political popular population position possible post power present president press
previous previously price prices prime private probably problem problems process produce produced product production
products professional professor program project projects provide provided province public published question
questions quickly quite race rate rather reach reached read ready real really reason reasons received recent
recently record reduce region related relatively released remain remained report reported reports research resident
residents result results return returned right rights rise rising river road role room rule rules run running safe
safety said saw saying says school schools science sea season seat second secretary security seem seemed seems seen
sell send sense sent separate series serious serve served service services set seven several share short should show
showed shown shows side sign signed similar simple since single situation six size small social society software
soldiers something sometimes son soon sort sound source south space speak special species spent sport staff stage
stand standard start started state stated states station statement stay step still stock stop stopped story street
strong student students study subject success successful successfully suddenly suggest summer support supported sure
surface system systems table taken takes taking talk team teams technology television tell term terms test thing
things third though thought thousand thousands three throughout thus times title today together told took top total
toward towards town track trade traditional train training travel treatment tree tried true truth try trying turn
turned type understand understanding unit united university until upon used users uses using usually value various
vehicle version vessels victims video view village visit voice vote wait walk wall war warned watch water week weeks
weight went were west whatever white whole whose why wide widely wife win window winter wish woman women won word
words working works world worth write writer writing written wrong wrote yesterday yet young accident accommodate
according account achieve achieved across action activities actually addition address administration advantage
agencies agreement aircraft airport although amateur among amount announced announcement annual apparent apparently
appearance appeared application appropriate approximately area argument army article assistance association attack
attempt attention authorities available average awarded aware battle beautiful behavior behaviour belief benefit
border buried calendar campaign candidate capital career carried category celebrate cemetery championship
characteristic characters chief citizens climate coast collection colleague combination commercial commission
committed committee communication comparison competition conditions conference conscious consider considered
consistent construction contain continuous contract corporation council criticism cultural culture daily damage
dangerous decade decades deceived decided defence defense definitely degree demand democratic demographic department
described design despite developed device directly disappear disappoint disaster discovered discussed discussion
disease distance district document economy editor efficient election elections electric embarrass emergency emission
emissions employees engineer entire environment environmental equipment equipped event eventually evidence exactly
exaggerate except excellent exchange existence expensive explain explained extremely familiar famous feature
features february federal festival finance financial foreign formation forty forward foundation friendly function
generally genuine grammar guarantee guidance harassment height historic historical hotel humorous hydrogen
identified immediately immigrants impact implement improve independence indicate individual infected initially
injured institute institution intelligence interesting interrupt investment involved irrelevant january judgment
judicial justice knowledge laboratory language launch legal leisure liaison library license literature location
machine magazine maintain maintenance management manufacture marriage material medical medicine medium memory
mention message method miniature ministry mischievous mission modern mountain museum neighbor neighbour noticeable
november obvious occasion occasionally occasions occur occurrence october opinion opportunity organization parallel
parliament peace performance permanent perceived physical platform pleasure politicians possession preferred
prepared presence presidential pressure prevent principal principle prison privilege prize proceed profession
project promised pronunciation property protect protection province publicly purpose quality quarter rapidly
reaction receive receiving recommend recommended reference referred refugees relations relationship relevant
religion religious remember removed replaced representative republic required requirement resistance resources
responsible restaurant revealed rhythm satellite satellites saturday scene schedule scientific scientists seize
september settlement severe significant sincerely site skill solution southern specific speech spokesman statistics
strategic strategy strength structure suffered sufficient suggested sunday surgery surprise surrounding survey
survived suspected temperature tendency terrible territory thorough threat threshold throat tomorrow tourism
tournament transfer transport tragedy truly twelfth twelve typically unfortunately union unique unnecessary unusual
usage vaccine vacuum valuable variety vegetable vehicles violence virus viruses visible vision volunteer wednesday
weather weird western winner witness workers yield
""",
    "fr": """
pays temps plusieurs dont mieux souvent près corps propos tard travers parfois débris héros comment tant quant combien
fois mois bois poids choix prix voix croix avis accès succès procès excès progrès congrès décès bas gros dos repas jus
palais français anglais parfois lorsque puisque afin ailleurs ainsi alors apparemment assez aujourd hui auprès aussitôt
autant autour avant bientôt car cependant certes chacun chacune cours davantage dedans dehors désormais dessous dessus
devant donc dès durant enfin ensemble ensuite environ exprès gré guère hier hors ici jadis jamais jusque loin longtemps
lors maintenant mal malgré néanmoins non notamment nul où outre parmi partout peu pire plutôt pourquoi pourtant presque
quelque quelques quelquefois quoi rien sinon soudain surtout tandis tantôt tel telle tôt trop vers vite voici voilà
volontiers relais délais biais frais marais mets essais intérêts univers divers revers envers concours secours discours
parcours recours processus bonus campus virus consensus plus tennis tapis souris permis compromis commis mis pris
compris promis acquis requis appris soumis admis transmis remis mépris sursis radis colis logis ennemis jus abus obus
refus inclus exclus conclus perclus us talus cactus rébus blocus lotus terminus radius genius versus minus fonds temps
remords gars mars ours os pois mois trois fois foix noix paix faux taux mieux vieux yeux deux ceux creux heureux
nombreux sérieux précieux religieux généreux ambitieux curieux délicieux furieux asynchrone
les des une dans pour que qui par avec sur est pas plus son ses aux cette comme mais tout tous faire fait être avoir
sont ont leur leurs nous vous ils elle elles entre après avant aussi sans sous depuis deux même peut doit très bien
encore autre autres toujours alors donc puis pendant contre chez vers jusque ainsi selon moins beaucoup quand parce
temps jour jours année années monde pays gouvernement président ministre ville homme femme femmes enfants vie
premier première dernier dernière grand grande petit petite nouveau nouvelle plusieurs chaque certains développement
environnement entreprise exemple fichier utilisateur paramètres message erreur langue langage trois quatre cinq
""",
    "de": """
der die das und ist nicht ein eine einen einem einer mit von auf für sich dem den des auch wird werden wurde wurden
nach bei aus zum zur über unter wenn dass oder aber nur noch mehr haben hat hatte sein sind war waren durch kann
können soll sollte muss müssen zwischen während seit bereits sehr heute Jahre Jahren viele alle andere anderen diese
dieser dieses ihre ihrer seine seiner damit dann weil schon wieder gegen ohne immer erste ersten neue neuen große
""",
    "es": """
los las una por para con del que como más pero sus este esta estos estas ese esa son fue ser está están han había
hay entre sobre cuando también hasta desde todo todos muy años año dos tres donde quien porque sin contra durante
puede pueden después antes otro otra otros otras gobierno presidente ciudad país personas mundo parte tiempo vida
""",
    "it": """
che una per con del della dei delle nel nella sono come anche più non questo questa questi queste essere stato stata
hanno alla dalla sul sulla tra dopo prima quando molto tutti tutto ogni anni anno due tre dove perché senza contro
durante può possono altro altra altri altre governo presidente città paese persone mondo parte tempo vita
""",
    "pt": """
que uma para com não dos das mais como mas foi são ser está estão pelo pela entre sobre quando também até desde
todos tudo muito anos ano dois três onde quem porque sem contra durante pode podem depois antes outro outra outros
outras governo presidente cidade país pessoas mundo parte tempo vida
""",
    "nl": """
het een van dat niet voor met zijn worden wordt werd door naar over maar ook nog meer hebben heeft had deze dit die
aan bij uit als dan kunnen kan moet moeten tussen tijdens sinds zeer vandaag jaar jaren veel alle andere hun omdat
weer tegen zonder altijd eerste nieuwe grote mensen wereld tijd leven
""",
}

_PROPER = {
    "en": """
European Europeans American Americans African Africans Asian British English French German Italian Spanish Chinese
Japanese Russian Ukrainian Korean Indian Mexican Canadian Australian Brazilian Arab Arabs Muslim Christian Catholic
Jewish Republic Republican Democratic Democrat Democrats President Minister Ministry Secretary Senator Congress
Parliament Government Federal National International University College Institute Council Commission Committee
Department Association Championship Championships Olympic Olympics Independence Industry Strategic Strategy
Professor Doctor Director General Northern Southern Eastern Western Central Atlantic Pacific Mediterranean
Washington London Beijing Moscow Berlin World South North East West Union United Kingdom States Nations Security
Defense Defence Foreign Culture Cultural Tuesday Wednesday Thursday Saturday January February September October
November December
"""
}

_SLIPS = {
    "en": """
accomodate accommodate|acheive achieve|accross across|adress address|agressive aggressive|apparant
apparent|arguement argument|aquire acquire|begining beginning|beleive believe|belive believe|calender
calendar|catagory category|cemetary cemetery|commitee committee|concious conscious|definately definitely|definitly
definitely|dissapear disappear|dissapoint disappoint|embarass embarrass|enviroment environment|existance
existence|familar familiar|finaly finally|foriegn foreign|fourty forty|goverment government|grammer grammar|gaurd
guard|happend happened|harrass harass|immediatly immediately|independant independent|intresting interesting|knowlege
knowledge|liason liaison|maintainance maintenance|millenium millennium|mispell misspell|neccessary
necessary|necesary necessary|noticable noticeable|ocasion occasion|occassion occasion|occured occurred|occuring
occurring|occurence occurrence|paralel parallel|percieve perceive|percieved perceived|persistant
persistent|posession possession|prefered preferred|privelege privilege|publically publicly|reccomend
recommend|recieve receive|recieved received|recieving receiving|refered referred|relevent relevant|religous
religious|remeber remember|resturant restaurant|seige siege|seperate separate|seperated separated|seperately
separately|succesful successful|successfull successful|sucessful successful|supercede supersede|suprise
surprise|tommorow tomorrow|tommorrow tomorrow|truely truly|thier their|teh the|thrid third|unforseen
unforeseen|untill until|usefull useful|wierd weird|wich which|wheras whereas|writting writing|writen written|yeild
yield|halp help|taht that|adn and|hte the|woudl would|coudl could|shoudl should|becuase because|beacuse
because|freind friend|freinds friends|peopel people|poeple people|peice piece|wiht with|whith with|waht what|whcih
which|thsi this|tihs this|jsut just|liek like|knwo know|mkae make|moeny money|alot a lot|arround around|allready
already|allmost almost|amoung among|atempt attempt|basicly basically|bizzare bizarre|buisness business|carribean
Caribbean|cheif chief|collegue colleague|comming coming|completly completely|curiousity curiosity|decieve
deceive|desparate desperate|dilemna dilemma|ecstacy ecstasy|equiptment equipment|excede exceed|explaination
explanation|extreem extreme|facist fascist|foward forward|futher further|gratefull grateful|heighth height|heirarchy
hierarchy|humourous humorous|hygeine hygiene|hypocrit hypocrite|ignorence ignorance|incidently
incidentally|innoculate inoculate|irresistable irresistible|jewelery jewellery|lenght length|liscense
license|manuever maneuver|medcine medicine|miniscule minuscule|mischievious mischievous|neice niece|nieghbor
neighbor|ninty ninety|occasionaly occasionally|outragous outrageous|parliment parliament|pasttime
pastime|perseverence perseverance|politican politician|potatos potatoes|preceeding preceding|presance
presence|proffesional professional|proffessor professor|promiss promise|pronounciation pronunciation|questionaire
questionnaire|realy really|rythm rhythm|sargent sergeant|sieze seize|similiar similar|sincerly sincerely|speach
speech|strenght strength|studing studying|supposably supposedly|temperture temperature|tendancy tendency|threshhold
threshold|tounge tongue|tradgedy tragedy|twelth twelfth|tyrany tyranny|vaccum vacuum|vegtable vegetable|vehical
vehicle|visable visible|wellcome welcome|wether whether
""",
    "fr": """
parmis parmi|malgrés malgré|language langage|appercevoir apercevoir|aggressif agressif|aparaître apparaître|biensûr
bien sûr|dévelloper développer|developper développer|dilemne dilemme|éxécuter exécuter|éxemple exemple|exigeance
exigence|fréquament fréquemment|language langage|ommettre omettre|paralèlle parallèle|professionel
professionnel|professionelle professionnelle|quelquechose quelque chose|rappeller rappeler|reconnaitre
reconnaître|volontier volontiers
""",
    "de": """
agressiv aggressiv|Addresse Adresse|Akkustik Akustik|anderst anders|Authorisierung Autorisierung|entgültig
endgültig|Gallerie Galerie|garnicht gar nicht|Interresse Interesse|interressant interessant|vorraus
voraus|vorraussetzen voraussetzen|Wiederstand Widerstand|wiederspiegeln widerspiegeln|ausversehen aus
Versehen|Standart Standard|nähmlich nämlich|seperat separat|Rythmus Rhythmus|projezieren projizieren|Kommitee
Komitee
""",
    "es": """
haiga haya|desición decisión|enserio en serio|exelente excelente|espectativa expectativa|hechar echar|nadien
nadie|ocación ocasión|apartir a partir|atravez a través|aveces a veces|porfavor por favor|dirijir dirigir|extrangero
extranjero
""",
}

WORDS_BESIDE = frozenset(
    ["versa", "facto", "hoc", "alia", "quo", "bona", "fide", "cetera", "capita", "vitro", "situ", "uygur"]
)
"""Of other languages' phrases that English and others use: vice versa, de facto."""


@lru_cache(maxsize=8)
def common(tongue: str) -> frozenset[str]:
    """The commonest words of a language, in small letters."""
    return frozenset(_COMMON.get(tongue, "").lower().split())


@lru_cache(maxsize=8)
def scrambled(tongue: str) -> dict[str, str]:
    """The letters of each common word of four and more, sorted -> the word."""
    return {"".join(sorted(word)): word for word in sorted(common(tongue)) if len(word) > 3}


@lru_cache(maxsize=8)
def proper(tongue: str) -> frozenset[str]:
    """Words that are written with a capital and are no surnames: peoples, countries, offices, days and months."""
    from babel import Locale
    from babel.core import UnknownLocaleError

    names = set(_PROPER.get(tongue, "").split())
    try:
        locale = Locale.parse(tongue)
    except (UnknownLocaleError, ValueError):
        return frozenset(names)
    if tongue == "en":
        listed = [*locale.territories.values(), *locale.languages.values()]
    else:
        listed = list(locale.territories.values())
    names |= {word for name in listed for word in str(name).split() if word.isalpha() and word[0].isupper()}
    return frozenset(name for name in names if len(name) > 4)


@lru_cache(maxsize=8)
def usual_slips(tongue: str) -> dict[str, str]:
    """Usual misspelling -> the word."""
    found = {}
    for pair in " ".join(_SLIPS.get(tongue, "").split()).split("|"):
        wrong, _, right = pair.strip().partition(" ")
        if right and wrong != right:
            found[wrong] = right
    return found
