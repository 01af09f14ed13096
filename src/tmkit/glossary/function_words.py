"""Words that bind others and name nothing: articles, prepositions, conjunctions, clitics, the commonest auxiliaries.

Between the words of a term they come and go (`virus du COVID-19`, `virus COVID-19`; `infection par`, `infection au`),
so they neither have to be there nor count as a gap. Closed classes, listed whole from each language's grammar.
"""

from functools import lru_cache

from tmkit.text import languages

_LISTS = {
    "en": (
        "a an the of in on at to for from by with without into onto upon over under between among and or nor "
        "as is are be been being was were its their his her your our my this that these those s"
    ),
    "fr": (
        "le la les l un une des du de d au aux à en dans par pour sur sous avec sans entre vers chez et ou ni "
        "que qu se s y ce cet cette ces son sa ses leur leurs votre vos notre nos est sont être été"
    ),
    "de": (
        "der die das den dem des ein eine einen einem einer eines im in ins am an ans auf aus bei beim mit "
        "nach von vom zu zum zur für über unter um durch gegen ohne und oder sowie als wie sich ist sind wird "
        "werden zwischen vor"
    ),
    "es": (
        "el la los las lo un una unos unas de del a al en con sin por para sobre entre hacia desde hasta y e "
        "o u que se su sus es son ser está están"
    ),
    "it": (
        "il lo la i gli le l un uno una di del dello della dei degli delle d a al allo alla ai agli alle da "
        "dal dalla dai dalle in nel nello nella nei negli nelle con su sul sulla sui sulle per tra fra e ed o "
        "si che è sono"
    ),
    "pt": (
        "o a os as um uma uns umas de do da dos das d em no na nos nas ao aos à às por pelo pela pelos pelas "
        "para com sem sobre entre e ou que se seu sua seus suas é são ser"
    ),
    "ca": ("el la els les l un una uns unes de del dels d a al als en amb sense per pel pels sobre entre i o que es s"),
    "ro": "un o al a ai ale de la în din cu fără pe prin pentru și sau ce se este sunt lui",
    "nl": (
        "de het een van in op aan bij met naar om onder over te tot uit voor zonder door tussen en of als is "
        "zijn wordt worden der den ten ter"
    ),
    "sv": "en ett den det de i på av för från med till om under över utan mellan och eller som är att",
    "da": "en et den det de i på af for fra med til om under over uden mellem og eller som er at",
    "no": "en et ei den det de i på av for fra med til om under over uten mellom og eller som er å",
    "nb": "en et ei den det de i på av for fra med til om under over uten mellom og eller som er å",
    "nn": "ein eit ei den det dei i på av for frå med til om under over utan mellom og eller som er å",
    "ru": ("в во на по с со к ко из от до для о об обо при за под над у без через между и или а но не что как это"),
    "uk": "в у на по з із зі до від для про при за під над без через між і й та або що як це",
    "be": "у ў на па з са да ад для пра пры за пад над без праз між і ды або што як",
    "bg": "в във на по с със към от до за при под над без през между и или а но не да се си е са",
    "sr": "u na po s sa k ka iz od do za o ob pri pod nad bez kroz između i ili a ali da se je su",
    "hr": "u na po s sa k ka iz od do za o pri pod nad bez kroz između i ili a ali da se je su",
    "pl": "w we na po z ze do od dla o przy za pod nad u bez przez między i lub oraz a się jest są",
    "cs": "v ve na po s se z ze k ke do od pro o při za pod nad u bez přes mezi a i nebo je jsou si",
    "sk": "v vo na po s so z zo k ku do od pre o pri za pod nad u bez cez medzi a i alebo je sú sa si",
    "sl": "v na po s z k h iz od do za o pri pod nad brez skozi med in ali je so se",
    "hu": "a az egy és vagy is hogy",
    "fi": "ja tai sekä on ovat",
    "el": "ο η το οι τα του της των τον την στο στη στην στον στα στις στους σε από με για και ή να",
    "tr": "ve veya ile için bir de da ki",
    "ar": "في من إلى على عن مع و أو أن",
    "he": "של את על אל עם מן או ו",
    "id": "di ke dari yang dan atau untuk pada dengan",
    "vi": "của và hoặc các những cho với trong",
}
_CONJUNCTION_LIST = (
    "and or nor et ou ni und oder sowie y e o u ed od i și sau en of och eller og и или й та або або "
    "ili lub oraz a nebo alebo in ali és vagy ja tai sekä και ή ve veya و أو dan atau và hoặc"
)
_CONJUNCTIONS = frozenset(_CONJUNCTION_LIST.split())


@lru_cache(maxsize=64)
def conjunctions(lang: str) -> frozenset[str]:
    """The conjunctions among the function words of the language."""
    return _CONJUNCTIONS & function_words(lang)


@lru_cache(maxsize=64)
def function_words(lang: str) -> frozenset[str]:
    """The function words of the language in folded form; empty where there is no list."""
    return frozenset(_LISTS.get(languages.primary(lang), "").split())
