"""Japanese numbers."""

from tmkit.text.quantities.hanlexicon import HanLexicon, softs
from tmkit.text.quantities.lexicon import phrases

_UNITS = phrases("""
    % %, ％, パーセント, プロ
    pp ポイント, パーセントポイント, %ポイント, ％ポイント
    fold 倍
    km キロメートル, ㎞, キロ
    m メートル, ㍍
    cm センチメートル, センチ, ㎝
    mm ミリメートル, ミリ, ㎜
    in インチ
    ft フィート
    yd ヤード
    mi マイル
    nmi 海里
    ly 光年
    km2 平方キロメートル, 平方キロ
    m2 平方メートル
    mi2 平方マイル
    ft2 平方フィート
    ha ヘクタール
    acre エーカー
    tsubo 坪
    m3 立方メートル
    l リットル
    ml ミリリットル
    gallon ガロン
    bbl バレル
    kg キログラム, ㎏
    g グラム
    mg ミリグラム
    t トン
    lb ポンド
    oz オンス
    s 秒
    min 分, 分間
    h 時間
    d 日間
    wk 週間, 週
    mo か月, ヶ月, カ月, ヵ月, ケ月, 月
    a 年, 年間, 周年, 歳, 才, 年前, 年ぶり
    decade 年代
    century 世紀
    km/h キロメートル毎時
    mi/h マイル毎時
    Cel 度, ℃
    W ワット
    kW キロワット
    MW メガワット
    GW ギガワット
    USD ドル, 米ドル
    EUR ユーロ
    GBP 英ポンド
    JPY 円
    CNY 元, 人民元
    KRW ウォン
    rupee ルピー
    RUB ルーブル
    franc フラン
    cent セント
""")

_COUNTERS = (
    "人個名位件条本枚台匹頭羽冊回度番号階軒社校校町村市県国点戦勝敗連打安者歳才度割部着杯箱袋組対種類次代"
    "世第口基機隻艘両棟室店問箇ヶかカヵつ試球塁年月日時分秒週間目画面字語句章節巻号便通票"
)
_STOPS = (
    "一緒 一部 一般 一方 一時 一番 一度に 一体 一切 一定 一致 一層 一気 一因 一環 一躍 一種 "
    "一旦 一同 統一 唯一 第一人者 十分 万一 万全 三菱 三井 三重 四国 九州 八百屋 千葉 百合 "
    "五輪 六本木 七夕 八戸 二度と 一見 一転 一言 一覧 一連 一家 一歩 三島 三浦 千代 八幡 万能 "
    "万博 百貨 四季 四方 均一 随一 世界一 日本一 数字 数多 数値 数学 多数 少数 手数 指数 "
    "一人ひとり 一つ一つ 五十嵐 二階堂 三木 三田 四谷 五反田 八王子 千歳 十勝 二宮 一宮 三宅 "
    "九段 万引き 一本 一軍 二軍 三振 "
)

LEXICON = HanLexicon(
    weekday=r"[月火水木金土日]曜日?",
    weekday_at=0,
    weekdays={"月": 1, "火": 2, "水": 3, "木": 4, "金": 5, "土": 6, "日": 7},
    units=_UNITS,
    counters=frozenset(_COUNTERS),
    stops=frozenset(_STOPS.split()),
    soft=softs(
        """1/2 - 半分 半; 1 - ひとり ひとつ 初; 2 - 両 双方 二人 ふたり ふたつ; 3 - みっつ; 1 a 毎年;
        1 d 一日 毎日; 1 mo 毎月; 6 mo 半年; 1 wk 毎週"""
    ),
    about=("約", "およそ", "ほぼ", "最大", "少なくとも", "推定", "計", "延べ"),
    ranges=frozenset({"-", "–", "—", "~", "～", "〜", "から", "、", "と", "や", "－", "・", "対"}),
    afternoon=("午後", "夜", "夕方"),
    morning=("午前", "朝", "未明", "早朝"),
    longest=max(map(len, _UNITS)),
)
"""兆 is 10^12."""
