import type { sourceAreas } from "@/lib/projects/rules";

export type Firm = {
  key: string;
  place: string;
  brand: string;
  trade: string;
  area: keyof typeof sourceAreas;
  /** Surname of the person to call, and the post. */
  contact: [surname: string, title: string];
  /** 链主 since that day. */
  leadsSince?: string;
};

type Row = [
  key: string,
  place: string,
  brand: string,
  trade: string,
  area: Firm["area"],
  ...contact: Firm["contact"],
];

/** Investors that do not exist: every name says 示例, every group says 演示. */
const rows: readonly Row[] = [
  ["yunwu", "杭州", "云梧", "电子材料", "province", "周", "投资总监"],
  ["lanli", "宁波", "蓝栎", "循环科技", "province", "沈", "总经理助理"],
  ["heyan", "长沙", "禾砚", "锂电材料", "domestic", "谭", "战略发展部经理"],
  ["litang", "洛阳", "砺棠", "轴承", "domestic", "郭", "副总经理"],
  ["xingyu", "无锡", "星榆", "氢能装备", "domestic", "顾", "项目总监"],
  ["jituo", "新加坡", "霁拓", "固态电池", "abroad", "林", "亚太区投资经理"],
  ["qingchen", "绍兴", "青梣", "精细化工", "province", "单", "总经理"],
  ["langyuan", "台州", "朗垣", "食品", "province", "陶", "总经理"],
  ["muheng", "杭州", "沐桁", "文旅", "province", "俞", "开发部经理"],
  ["yanqiao", "上海", "衍桥", "信息技术", "domestic", "陆", "政企部总监"],
  ["yusen", "嘉兴", "屿森", "家居", "province", "朱", "总经理"],
  ["lanqiong", "韩国", "澜穹", "电子特气", "abroad", "金", "中国区代表"],
  ["cheyuan", "济南", "澈源", "高纯材料", "domestic", "孟", "投资部经理"],
  ["lanjun", "常州", "岚钧", "传动机械", "domestic", "蒋", "总裁办主任"],
  ["yaoyan", "蚌埠", "曜砚", "光伏玻璃", "domestic", "汪", "副总经理"],
  ["yanchi", "铜陵", "砚池", "铜箔", "domestic", "方", "总工程师"],
  ["zhineng", "深圳", "芷能", "电池", "domestic", "黄", "投资发展部总监"],
  ["tonghui", "芜湖", "桐晖", "汽车部件", "domestic", "陈", "项目经理"],
  ["xuyuan", "佛山", "煦垣", "木业", "domestic", "何", "董事长助理"],
  ["yunchi", "苏州", "昀驰", "绝缘材料", "domestic", "钱", "副总经理"],
  ["xunfeng", "西安", "巽风", "航空部件", "domestic", "任", "战略投资部部长"],
  ["xiange", "东莞", "弦歌", "声学", "domestic", "邓", "运营总监"],
  ["yaoji", "金华", "垚基", "精密铸造", "province", "倪", "总经理"],
  ["hongli", "大连", "泓砾", "轴承钢", "domestic", "姜", "市场部经理"],
  ["rongli", "温州", "榕砺", "机床", "province", "项", "总经理"],
  ["ziran", "南昌", "梓冉", "碳酸钙", "domestic", "万", "总经理"],
  ["yuejing", "合肥", "玥晶", "显示材料", "domestic", "丁", "技术副总"],
  ["hengxin", "上海", "珩芯", "半导体", "domestic", "徐", "投资总监"],
  ["luowei", "南京", "珞微", "传感", "domestic", "吴", "副总经理"],
  ["purui", "苏州", "璞锐", "精密零部件", "domestic", "严", "总经理"],
  ["shuoleng", "香港", "烁棱", "光学", "hmt", "梁", "财务总监"],
  ["huanyu", "宁波", "焕榆", "电机", "province", "毛", "总经理"],
  ["yushan", "徐州", "禺山", "新型建材", "domestic", "韩", "项目总监"],
  ["jihe", "杭州", "稷禾", "生物材料", "province", "章", "总经理"],
  ["suiling", "湖州", "穗岭", "粮油", "province", "费", "副总经理"],
  ["yunzhi", "嘉兴", "筠纸", "纸业", "province", "戴", "总经理"],
  ["jianyue", "广州", "笺樾", "包装", "domestic", "罗", "投资部总经理"],
  ["limu", "成都", "砾木", "装饰纸", "domestic", "蒲", "副总经理"],
  ["jiandu", "东莞", "简牍", "转印材料", "domestic", "温", "总经理"],
  ["shukang", "杭州", "纾康", "健康食品", "province", "凌", "研发副总"],
  ["qigu", "武汉", "绮谷", "医药物流", "domestic", "易", "总经理"],
  ["lingyu", "青岛", "翎羽", "复合材料", "domestic", "曲", "总经理"],
  ["yunya", "昆明", "耘芽", "植物提取", "domestic", "段", "总经理"],
  ["pengsheng", "丽水", "芃生", "蜂产品", "province", "季", "总经理"],
  ["yuankang", "亳州", "芫康", "中药", "domestic", "曹", "副总裁"],
  ["ranyi", "常州", "苒医", "医疗器械", "domestic", "薛", "总经理"],
  ["mingzhang", "福州", "茗嶂", "茶旅", "domestic", "郑", "总经理"],
  ["jiayuan", "温州", "葭源", "光伏配件", "province", "潘", "总经理"],
  ["zhenyang", "上海", "蓁养", "康养", "domestic", "宋", "拓展部经理"],
  ["yunshi", "德国", "蕴石", "石英技术", "abroad", "穆", "亚洲业务代表"],
  ["xungu", "无锡", "薰谷", "糖配料", "domestic", "许", "总经理"],
  ["miquan", "杭州", "觅泉", "饮品", "province", "骆", "拓展经理"],
  ["luyu", "厦门", "鹭屿", "农业科技", "domestic", "洪", "总经理"],
  ["dailing", "湖州", "黛岭", "竹材", "province", "卞", "总经理"],
  ["luxi", "杭州", "麓溪", "结构件", "province", "裘", "总经理"],
  ["aifeng", "绍兴", "霭峰", "茶机", "province", "寿", "总经理"],
  ["jinglun", "常州", "靖纶", "隔膜", "domestic", "尤", "投资总监"],
  ["bobai", "重庆", "铂柏", "铝材", "domestic", "冉", "总经理"],
  ["dingheng", "温州", "鼎珩", "电气", "province", "林", "副总经理"],
  ["anzhuo", "长沙", "岸茁", "消防装备", "domestic", "彭", "总经理"],
  ["wangji", "上海", "望霁", "检测", "domestic", "顾", "业务总监"],
  ["yingran", "杭州", "萤苒", "数字商务", "province", "楼", "合伙人"],
  ["suanheng", "北京", "算珩", "智算", "domestic", "齐", "区域总经理"],
  ["suibai", "广州", "穗柏", "生物医药", "domestic", "区", "首席战略官"],
  ["guangwei", "上海", "光苇", "光刻材料", "domestic", "包", "创始人"],
  ["hexu", "南京", "禾煦", "新材料", "domestic", "俞", "副总裁"],
];

/** Anchors of their chains, named by the city. */
const chainLeaders: readonly Firm[] = [
  {
    key: "chengxiu",
    place: "衢州",
    brand: "澄岫",
    trade: "氟硅",
    area: "city",
    contact: ["龚", "投资管理部部长"],
    leadsSince: "2024-03-01",
  },
  {
    key: "xuneng",
    place: "衢州",
    brand: "栩能",
    trade: "新能源",
    area: "city",
    contact: ["叶", "战略规划部部长"],
    leadsSince: "2025-06-01",
  },
];

export const firms: ReadonlyMap<string, Firm> = new Map(
  [
    ...rows.map(
      ([key, place, brand, trade, area, ...contact]): Firm => ({ key, place, brand, trade, area, contact }),
    ),
    ...chainLeaders,
  ].map((firm) => [firm.key, firm]),
);

/** 杭州云梧电子材料示例有限公司; an anchor is a holding group. */
export const nameOf = ({ place, brand, trade, leadsSince }: Firm): string =>
  leadsSince ? `${place}${brand}示例控股集团有限公司` : `${place}${brand}${trade}示例有限公司`;

/** The company an investor founds where the project lies. */
export const localNameOf = ({ brand, trade }: Firm, place: string): string =>
  `${place}${brand}${trade}示例有限公司`;

export const groupOf = ({ brand }: Firm): string => `${brand}演示集团`;
