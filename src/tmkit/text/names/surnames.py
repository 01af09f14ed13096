"""Chinese surnames: how common each is, the compound ones, and how all of them read.

Sources: the Song dynasty's Hundred Family Surnames, and the ranking of the Ministry of Public Security's yearly
reports on names (the hundred most common cover 85 % of the people).
"""

from functools import lru_cache

from tmkit.text.names.hanzi import spell

COMMON = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭"
    "陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文庞樊兰殷施洪"
    "翟安颜倪牛温芦季俞章鲁葛伍申尤毕聂柴焦齐梅庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈"
    "鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强丛蔺连岳丘敖娄初明冉"
)
"""The surnames that make up nearly all names; a name with one of them may accuse."""

RARE = (
    frozenset(
        "褚尤窦云奚郎凤花酆廉岑滕罗邬乐皮卞元平和穆萧湛禹狄米贝臧计伏谈宋茅纪危郁麻蓝骆支昝房裘缪干应宗宣贲杭诸钮嵇邢滑荣荀"
        "羊於惠曲封芮羿储汲邴糜松井富巫乌巴弓牧隗山车宓蓬全郗班仰秋仲伊宫仇栾暴钭厉戎祖符束幸韶郜蓟印宿怀蒲邰从鄂索咸籍"
        "屠蒙池胥能苍双闻莘党贡劳逄姬扶堵宰郦雍却璩桑濮寿通边扈燕冀郏浦尚农别晏瞿阎充慕茹习宦艾鱼容古慎戈终暨居衡步都满"
        "弘匡国寇广禄阙东沃利蔚越夔隆师巩厍晁勾融冷訾阚那简饶空沙乜养鞠须丰巢蒯相后荆红竺权逯盖益桓公肖仝苟冼佘揭麦鹿鲜原"
        "楼揣亢帅缑况琴商墨哈谯笪年爱佟言福税代闪门冶修郏战苑邝敬栗仪库操逢鄢银冰刀户青粟虎海多蹇次卿母朴兆来庹撒布员逯"
        "苑晋楚汝钦归鞠仉督召郇谌晟信宛阴雒俱佴吾宾寸展师帖忻恽戚戢承招撖萨欣迟邰郄郅钊颜冷闪臧丑党"
    )
    - COMMON
)
"""Surnames that are seldom met, many of them ordinary words: a name with one of them needs more evidence."""

COMPOUND = frozenset(
    [
        "欧阳",
        "上官",
        "司马",
        "诸葛",
        "东方",
        "皇甫",
        "尉迟",
        "公孙",
        "慕容",
        "令狐",
        "长孙",
        "宇文",
        "司徒",
        "夏侯",
        "轩辕",
        "端木",
        "百里",
        "东郭",
        "南宫",
        "西门",
        "独孤",
        "呼延",
        "澹台",
        "公冶",
        "宗政",
        "濮阳",
        "淳于",
        "单于",
        "太叔",
        "申屠",
        "仲孙",
        "钟离",
        "鲜于",
        "闾丘",
        "司空",
        "亓官",
        "司寇",
        "子车",
        "颛孙",
        "巫马",
        "公西",
        "漆雕",
        "乐正",
        "壤驷",
        "公良",
        "拓跋",
        "夹谷",
        "宰父",
        "谷梁",
        "段干",
        "羊舌",
        "微生",
        "梁丘",
        "左丘",
        "东门",
        "南门",
        "第五",
        "万俟",
        "闻人",
        "赫连",
        "公羊",
        "完颜",
        "耶律",
        "爱新觉罗",
        "叶赫那拉",
        "纳兰",
        "贺兰",
        "呼延",
        "哥舒",
        "斛律",
        "宇文",
        "尔朱",
        "达奚",
        "西陵",
        "北宫",
        "有琴",
        "归海",
        "即墨",
        "安陵",
        "高堂",
        "范姜",
        "张简",
        "欧冶",
        "太史",
        "新垣",
        "左人",
        "毌丘",
        "公输",
        "拓拔",
    ]
)
"""Surnames of more than one character."""

SINGLE = COMMON | RARE
"""Surnames of one character."""


@lru_cache(maxsize=1)
def common_readings() -> frozenset[str]:
    """How the common surnames are spelt in pinyin, `lyu` and `lu` for 吕 included."""
    return _spellings(COMMON) | compound_readings()


@lru_cache(maxsize=1)
def all_readings() -> frozenset[str]:
    """How any surname is spelt in pinyin."""
    return common_readings() | _spellings(RARE)


@lru_cache(maxsize=1)
def compound_readings() -> frozenset[str]:
    """How the compound surnames are spelt in pinyin, in one word."""
    return frozenset(spell(name, len(name)).lower().replace("'", "").replace("ü", "v") for name in COMPOUND)


def _spellings(surnames: frozenset[str]) -> frozenset[str]:
    """The reading that `spell` takes, and the spellings of its ü."""
    first = {spell(name, 1).lower().replace("ü", "v") for name in surnames}
    return frozenset(first | ({"lu", "lyu"} if "lv" in first else set()))
