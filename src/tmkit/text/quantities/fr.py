"""French numbers."""

from fractions import Fraction

from tmkit.text.quantities.lexicon import Lexicon, Role, entries, factors, phrases, spans, terms
from tmkit.text.quantities.signs import BEFORE, CODES, UNITS

_UNITS = phrases("""
    % pour cent, pourcent, p cent, pourcents
    point points, point
    pp points de pourcentage, point de pourcentage, points de pour
    permille pour mille
    fold fois
    km kilomètre, kilomètres
    m mètre, mètres
    cm centimètre, centimètres
    mm millimètre, millimètres
    um micromètre, micromètres, micron, microns
    nm nanomètre, nanomètres
    in pouce, pouces
    ft pied, pieds
    yd yard, yards, verge, verges
    mile mille, milles, mile, miles
    nmi mille nautique, milles nautiques, mille marin, milles marins
    ly année-lumière, années-lumière, années lumière, année lumière
    km2 kilomètre carré, kilomètres carrés, km carrés
    m2 mètre carré, mètres carrés
    mi2 mille carré, milles carrés, miles carrés
    ft2 pied carré, pieds carrés
    cm2 centimètre carré, centimètres carrés
    ha hectare, hectares
    acre acre, acres
    m3 mètre cube, mètres cubes
    cm3 centimètre cube, centimètres cubes
    l litre, litres
    ml millilitre, millilitres
    cl centilitre, centilitres
    gallon gallon, gallons
    pt pinte, pintes
    bbl baril, barils
    kg kilogramme, kilogrammes, kilo, kilos
    g gramme, grammes
    mg milligramme, milligrammes
    t tonne, tonnes
    pound livre, livres
    ounce once, onces
    q quintal, quintaux
    s seconde, secondes
    min minute, minutes, mn
    ms milliseconde, millisecondes
    h heure, heures
    d jour, jours, journée, journées, j
    wk semaine, semaines, sem
    mo mois
    a an, ans, année, années
    quarter trimestre, trimestres
    decade décennie, décennies
    century siècle, siècles
    millennium millénaire, millénaires
    km/h kilomètre par heure, kilomètres par heure, kilomètres heure, kilomètres à l'heure, km à l'heure, km par heure
    mi/h miles par heure, milles par heure, miles à l'heure, milles à l'heure, miles à l’heure, milles à l’heure
    m/s mètre par seconde, mètres par seconde
    km/s kilomètres par seconde, kilomètre par seconde
    kn nœud, nœuds, noeuds
    Cel degrés celsius, degré celsius, degrés c
    degF degrés fahrenheit, degré fahrenheit, degrés f
    degree degré, degrés
    W watt, watts
    kW kilowatt, kilowatts
    MW mégawatt, mégawatts
    GW gigawatt, gigawatts
    TW térawatt, térawatts
    kWh kilowattheure, kilowattheures
    MWh mégawattheure, mégawattheures
    GWh gigawattheure, gigawattheures
    TWh térawattheure, térawattheures
    hp ch, chevaux
    cal calorie, calories
    B octet, octets, o
    kB kilooctets, kilo-octets, ko
    MB mégaoctet, mégaoctets, mo
    GB gigaoctet, gigaoctets, go
    TB téraoctet, téraoctets
    px pixel, pixels
    V volt, volts
    dollar dollar, dollars
    USD dollar us, dollars us, dollar américain, dollars américains, dollars des états-unis
    AUD dollars australiens, dollar australien
    CAD dollars canadiens, dollar canadien
    HKD dollars de hong, dollars hongkongais
    TWD dollars taïwanais, dollars de taïwan
    NZD dollars néo-zélandais
    SGD dollars de singapour, dollars singapouriens
    cent cent, cents, centime, centimes
    EUR euro, euros
    GBP livres sterling, livre sterling
    pence pence
    JPY yen, yens
    CNY renminbi, renminbis
    yuan yuan, yuans
    won won, wons
    INR roupies indiennes
    rupee roupie, roupies
    RUB rouble, roubles
    franc franc, francs
    CHF francs suisses, franc suisse
    crown couronne, couronnes
    peso peso, pesos
    BRL real, réal, reals, réaux, reais
    PLN zloty, zlotys
    TRY lire turque, livres turques, lires turques
    ZAR rand, rands
    riyal riyal, riyals, rial, rials
    dinar dinar, dinars
    THB baht, bahts
""")

_WORDS = {
    **entries(
        Role.WEEKDAY, "1 monday; 2 tuesday; 3 wednesday; 4 thursday; 5 friday; 6 saturday; 7 sunday", "capital"
    ),  # in titles: Sunday Telegraph
    **entries(
        Role.UNIT,
        """0 zéro; 1 un une; 2 deux; 3 trois; 4 quatre; 5 cinq; 6 six; 7 sept; 8 huit; 10 dix; 11 onze; 12 douze;
        13 treize; 14 quatorze; 15 quinze; 16 seize""",
    ),
    "neuf": (Role.UNIT, Fraction(9), "doubtful"),
    **entries(
        Role.TENS,
        """20 vingt vingts; 30 trente; 40 quarante; 50 cinquante; 60 soixante; 70 septante; 80 huitante octante;
        90 nonante""",
    ),
    **entries(Role.HUNDRED, "100 cent cents"),
    **entries(
        Role.SCALE,
        """1000 mille; 1000000 million; 1000000000 milliard; 1000000000000 billion; 1000000000000000 billiard;
        1000000000000000000 trillion""",
    ),
    **entries(
        Role.ORDINAL,
        """1 premier première premiers premières; 2 deuxième deuxièmes second seconde; 3 troisième troisièmes;
        4 quatrième quatrièmes; 5 cinquième; 6 sixième; 7 septième; 8 huitième; 9 neuvième; 10 dixième;
        11 onzième; 12 douzième; 13 treizième; 14 quatorzième; 15 quinzième; 16 seizième; 20 vingtième;
        30 trentième; 40 quarantième; 50 cinquantième; 60 soixantième; 100 centième""",
    ),
    **entries(
        Role.DOZEN,
        """10 dizaine; 12 douzaine; 20 vingtaine; 30 trentaine; 40 quarantaine; 50 cinquantaine;
        60 soixantaine; 100 centaine; 1000 millier; 8 huitaine""",
    ),
    **entries(
        Role.VAGUE,
        """10 dizaines douzaines; 100 centaines; 1000 milliers; 1000000 millions; 1000000000 milliards;
        1000000000000 billions""",
    ),
    **entries(
        Role.FRACTION,
        """1/2 moitié demi demie demis; 1/3 tiers; 1/4 quart quarts; 1/5 cinquièmes; 1/6 sixièmes; 1/7 septièmes;
        1/8 huitièmes; 1/10 dixièmes; 1/100 centièmes""",
    ),
    **entries(
        Role.SOFT,
        """2 double doubles doublé doublée doubler doublent doublement paire paires couple couples jumeaux duo bilatéral
        bilatérale bis;
        3 triple triples triplé tripler trio trilatérale; 4 quadruple quadruplé quatuor; 15 quinzaine; 1 seul
        seule unique;
        5 pentagone; 6 semestre; 100 centenaire; 200 bicentenaire""",
    ),
    **entries(Role.SOFT, "720 midi; 0 minuit", "time"),
    **entries(
        Role.MONTH,
        """1 janvier janv; 2 février févr; 4 avril; 6 juin; 7 juillet juil; 8 août aout; 9 septembre sept.;
        10 octobre oct; 11 novembre nov; 12 décembre déc""",
    ),
    "mars": (Role.MONTH, Fraction(3), ""),
    "mai": (Role.MONTH, Fraction(5), ""),
    **entries(
        Role.WEEKDAY,
        """1 lundi lundis; 2 mardi mardis; 3 mercredi mercredis; 4 jeudi jeudis; 5 vendredi vendredis;
        6 samedi samedis; 7 dimanche dimanches""",
    ),
}

LEXICON = Lexicon(
    lang="fr",
    decimal=",",
    words={**spans(_UNITS, "minute heure jour journée semaine mois an année décennie siècle millénaire"), **_WORDS},
    joiners=frozenset({"et"}),
    scales=factors(
        """12 douzaines; 100 cent cents; 1000 mille k k€ milliers; 1000000 million millions mio m m€ m$;
        1000000000 milliard milliards md mds mrd mrds md€ mds€ md$ mds$; 1000000000000 billion billions;
        1000000000000000 billiards; 1000000000000000000 trillions"""
    ),
    units={**UNITS, **CODES, **_UNITS, "mio": "MB", "kio": "kB", "gio": "GB", "tio": "TB"},
    money={**BEFORE},
    about=terms(
        """près de | environ | quelque | quelques | presque | plus de | moins de | plus d' | plus d’ | près d' |
        près d’ | autour de | quasiment | au moins | jusqu'à | jusqu’à | à peu près | approximativement | une |
        un | pas moins de | estimé à | ~"""
    ),
    ranges=frozenset({"-", "–", "—", "à", "et", "ou", ",", "et de", "à près de", "et environ"}),
    articles=("des ", "Des "),
    of=("de", "d'", "d’", "du", "des"),
    ordinals=frozenset({"er", "re", "ère", "e", "è", "ème", "ième", "nd", "nde", "eme"}),
    decades=frozenset(),
    years=("années ", "annees ", "années\u00a0"),
    half=(" et demie", " et demi", "½"),
    hours=frozenset({"h"}),
    afternoon=frozenset({"pm"}),
    morning=frozenset({"am"}),
    dayfirst=True,
)
"""Long scale: billion is 10^12. `neuf` also means new, and counts only before a plural."""
