"""English numbers."""

from fractions import Fraction

from tmkit.text.quantities.lexicon import Lexicon, Role, entries, factors, phrases, spans, terms
from tmkit.text.quantities.signs import BEFORE, CODES
from tmkit.text.quantities.signs import UNITS as SIGNS

UNITS = phrases("""
    % percent, per cent, pct, percents
    point points, point
    pp percentage points, percentage point, percent points, ppts, pps, per-cent points
    permille per mille, permille
    fold fold, times, -fold
    km kilometre, kilometres, kilometer, kilometers, kms
    m metre, metres, meter, meters
    cm centimetre, centimetres, centimeter, centimeters
    mm millimetre, millimetres, millimeter, millimeters
    um micrometre, micrometres, micrometer, micrometers, micron, microns
    nm nanometre, nanometres, nanometer, nanometers
    in inch, inches, inchs
    ft foot, feet, foots, -foot
    yd yard, yards, yds
    mile mile, miles
    nmi nautical mile, nautical miles
    ly light year, light years, lightyears, light-years
    km2 square kilometre, square kilometres, square kilometer, square kilometers, km square, kilometres square
    m2 square metre, square metres, square meter, square meters, sq metres, sqm
    mi2 square mile, square miles
    ft2 square foot, square feet, square foots
    in2 square inch, square inches
    yd2 square yard, square yards
    cm2 square centimetre, square centimetres, square centimeter, square centimeters
    ha hectare, hectares
    acre acre, acres
    mu mu
    m3 cubic metre, cubic metres, cubic meter, cubic meters
    cm3 cubic centimetre, cubic centimetres, cubic centimeter, cubic centimeters
    ft3 cubic foot, cubic feet
    km3 cubic kilometre, cubic kilometres, cubic kilometer, cubic kilometers
    l litre, litres, liter, liters
    ml millilitre, millilitres, milliliter, milliliters
    gallon gallon, gallons
    pt pint, pints
    qt quart, quarts
    bbl barrel, barrels
    kg kilogram, kilograms, kilogramme, kilogrammes, kilo, kilos
    g gram, grams, gramme, grammes
    mg milligram, milligrams
    t tonne, tonnes, metric ton, metric tons
    ton ton, tons
    pound pound, pounds
    ounce ounce, ounces
    st stone, stones
    jin jin, catties
    s second, seconds, secs
    min minute, minutes, mins
    ms millisecond, milliseconds
    h hour, hours, hrs
    d day, days
    wk week, weeks
    fortnight fortnight, fortnights
    mo month, months
    quarter quarters
    a year, years, yr, yrs
    decade decade, decades
    century century, centuries
    millennium millennium, millennia
    km/h kilometres per hour, kilometers per hour, kilometre per hour, kilometer per hour, kilometre per hours
    km/h km per hour, km an hour
    mi/h miles per hour, mile per hour, miles an hour, mile per hours
    m/s metres per second, meters per second, metre per second, metre per seconds
    km/s kilometres per second, kilometers per second, kilometre per second, kilometre per seconds
    mi/s miles per second, mile per second, mile per seconds
    ft/s feet per second, foot per second, foot per seconds
    kn knot, knots
    Cel degrees celsius, degree celsius, degrees c, degrees centigrade, celsius, centigrade
    degF degrees fahrenheit, degree fahrenheit, degrees f, fahrenheit
    degree degree, degrees
    W watt, watts
    kW kilowatt, kilowatts
    MW megawatt, megawatts
    GW gigawatt, gigawatts
    TW terawatt, terawatts
    kWh kilowatt hour, kilowatt hours, kilowatt-hours
    MWh megawatt hours, megawatt hour
    GWh gigawatt hours, gigawatt hour
    TWh terawatt hours, terawatt hour
    hp horsepower
    cal calorie, calories
    B byte, bytes
    kB kilobyte, kilobytes
    MB megabyte, megabytes
    GB gigabyte, gigabytes
    TB terabyte, terabytes
    px pixel, pixels
    V volt, volts
    Hz hertz
    MHz megahertz
    GHz gigahertz
    dollar dollar, dollars, bucks
    USD us dollar, us dollars, american dollars, u s dollars
    AUD australian dollar, australian dollars
    CAD canadian dollar, canadian dollars
    HKD hong kong dollars, hong kong dollar
    TWD new taiwan dollars, taiwan dollars, nt dollars
    NZD new zealand dollars
    SGD singapore dollars, singapore dollar
    cent cent, cents
    EUR euro, euros
    GBP sterling, pounds sterling, pound sterling, quid, british pounds
    pence pence, p
    JPY yen, japanese yen
    CNY renminbi, yuan renminbi, chinese yuan
    yuan yuan
    won won
    KRW south korean won, korean won
    INR indian rupees
    rupee rupee, rupees
    RUB rouble, roubles, ruble, rubles
    franc franc, francs
    CHF swiss francs, swiss franc
    crown crown, crowns, kronor, kroner, krona, krone, koruna
    peso peso, pesos
    BRL real, reais, brazilian reais
    PLN zloty, zlotys
    TRY lira, liras
    ZAR rand, rands
    riyal riyal, riyals, rial, rials
    dinar dinar, dinars
    THB baht
    MYR ringgit
    IDR rupiah
""")

_WORDS = {
    **entries(
        Role.UNIT,
        """0 zero nil; 1 one; 2 two; 3 three; 4 four; 5 five; 6 six; 7 seven; 8 eight; 9 nine; 10 ten; 11 eleven;
        12 twelve; 13 thirteen; 14 fourteen; 15 fifteen; 16 sixteen; 17 seventeen; 18 eighteen; 19 nineteen""",
    ),
    **entries(Role.TENS, "20 twenty; 30 thirty; 40 forty fourty; 50 fifty; 60 sixty; 70 seventy; 80 eighty; 90 ninety"),
    **entries(Role.HUNDRED, "100 hundred"),
    **entries(
        Role.SCALE,
        """1000 thousand; 100000 lakh; 1000000 million; 10000000 crore; 1000000000 billion; 1000000000000 trillion""",
    ),
    **entries(
        Role.ORDINAL,
        """1 first; 2 second; 3 third; 4 fourth; 5 fifth; 6 sixth; 7 seventh; 8 eighth; 9 ninth; 10 tenth;
        11 eleventh; 12 twelfth; 13 thirteenth; 14 fourteenth; 15 fifteenth; 16 sixteenth; 17 seventeenth;
        18 eighteenth; 19 nineteenth; 20 twentieth; 30 thirtieth; 40 fortieth; 50 fiftieth; 60 sixtieth;
        70 seventieth; 80 eightieth; 90 ninetieth; 100 hundredth""",
    ),
    **entries(Role.DOZEN, "12 dozen"),
    **entries(
        Role.VAGUE,
        """10 dozens tens; 20 scores; 100 hundreds; 1000 thousands; 100000 lakhs; 1000000 millions; 10000000 crores;
        1000000000 billions; 1000000000000 trillions""",
    ),
    **entries(
        Role.FRACTION,
        """1/2 half halves; 1/3 thirds; 1/4 quarters fourths; 1/5 fifths; 1/6 sixths; 1/7 sevenths; 1/8 eighths;
        1/10 tenths; 1/100 hundredths""",
    ),
    "quarter": (Role.FRACTION, Fraction(1, 4), ""),
    **entries(
        Role.SOFT,
        """;
        2 both twice pair pairs couple double doubled doubles doubling twins twin duo dual two-way either bilateral;
        3 triple tripled triples tripling thrice trio triplets trilateral;
        4 quadruple quadrupled quadruples quartet; 5 quintet quintuple; 1 once single sole solo;
        1/2 halved halve halfway halves; 2 biennial; 6 semester; 5 pentagon; 10 decimated; 100 centenary
        centennial; 200 bicentenary bicentennial; 20 twenties; 30 thirties; 40 forties; 50 fifties; 60 sixties;
        70 seventies; 80 eighties; 90 nineties""",
    ),
    **entries(Role.SOFT, "720 noon midday; 0 midnight", "time"),
    **entries(
        Role.MONTH,
        """1 january; 2 february; 4 april; 6 june; 7 july; 8 august; 9 september; 10 october; 11 november;
        12 december""",
        "capital",
    ),
    **entries(Role.MONTH, "3 march; 5 may", "doubtful"),
    **entries(
        Role.MONTH, "1 jan; 2 feb; 3 mar; 4 apr; 6 jun; 7 jul; 8 aug; 9 sep sept; 10 oct; 11 nov; 12 dec", "short"
    ),
    **entries(
        Role.WEEKDAY,
        """1 monday mondays; 2 tuesday tuesdays; 3 wednesday wednesdays; 4 thursday thursdays; 5 friday fridays;
        6 saturday saturdays; 7 sunday sundays""",
        "capital",
    ),
    **entries(Role.WEEKDAY, "1 mon; 2 tue tues; 3 wed; 4 thu thur thurs; 5 fri; 6 sat; 7 sun", "short"),
}

LEXICON = Lexicon(
    lang="en",
    decimal=".",
    words={**spans(UNITS, "minute hour day week fortnight month year decade century millennium"), **_WORDS},
    joiners=frozenset({"and"}),
    scales=factors(
        """12 dozen; 100 hundred; 1000 thousand k; 100000 lakh lakhs; 1000000 million mn mln mil m millions;
        10000000 crore crores; 1000000000 billion bn bln b billions; 1000000000000 trillion tn trn t"""
    ),
    units={**SIGNS, **CODES, **UNITS},
    money=BEFORE,
    about=terms(
        """about | around | nearly | almost | some | over | more than | less than | under | approximately | roughly |
        up to | at least | close to | an estimated | estimated | as many as | as much as | approx. | circa | ~"""
    ),
    ranges=frozenset({"-", "–", "—", "~", "to", "and", "or", ",", ", and", "to about", "to nearly"}),
    of=("of",),
    ordinals=frozenset({"st", "nd", "rd", "th"}),
    decades=frozenset({"s"}),
    years=("the '", "the ’"),
    half=(" and a half", "½", "-and-a-half"),
    hours=frozenset({"o", "oclock"}),
    afternoon=frozenset({"pm"}),
    morning=frozenset({"am"}),
    dayfirst=False,
)
"""Billion is 10^9; a numeric date is read month first, then day first."""
