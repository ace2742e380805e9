"""A plan in Chinese: chapters numbered in characters, several indicators in one sentence, tables for the rest."""

from __future__ import annotations

from pathlib import Path

from .pen import Pen

EXPECTED = """
vision 愿景
mission 使命
value 诚信
value 协作
goal 1 人人有书读
  target 1.1 到2031年，设有借阅点的村庄比例从35%提高到80%
  target 1.2 到2031年，每千人读者数从120人增加到200人
goal 2 古籍得到保护
  target 2.1 到2031年，完成编目的手稿比例从20%提高到75%
thematic_priority 1 流动图书馆
  outcome 1.1 偏远村庄居民读书更多
    indicator 每位读者每年平均借阅册数
    indicator 18岁以下新读者比例
  outcome 1.2 图书完好归还
    indicator 无损归还的图书比例
thematic_priority 2 数字典藏
  outcome 2.1 外地学者使用手稿
    indicator 外地查询数量
output 1 联合目录
output 2 巡回车路线图
output 3 修复学校
enabler 1 人力资源
enabler 2 伙伴关系
enabler 3 战略传播
risk 车辆老化
risk 数据系统故障
glossary_term 巡回车
glossary_term 借阅点
acronym RLU
acronym RBM
"""


def build(path: Path) -> None:
    """Write the plan."""
    pen = Pen()
    pen.title("区域图书馆联盟2028-2031年战略规划")
    pen.text("本规划由秘书处起草。")
    pen.heading(1, "一、愿景和使命")
    pen.heading(2, "（一）愿景")
    pen.text("步行可达书籍的地区。")
    pen.heading(2, "（二）使命")
    pen.text("联盟收集、保存并运送图书。")
    pen.heading(2, "（三）价值观")
    pen.bullets("诚信：账目公开。", "协作：共同完成。")
    pen.heading(1, "二、战略目标和具体目标")
    pen.heading(2, "目标1：人人有书读")
    pen.text("距离不应妨碍阅读。")
    pen.bullets(
        "具体目标1.1：到2031年，设有借阅点的村庄比例从35%提高到80%。",
        "具体目标1.2：到2031年，每千人读者数从120人增加到200人。",
    )
    pen.heading(2, "目标2：古籍得到保护")
    pen.text("一页也不丢失。")
    pen.bullets("具体目标2.1：到2031年，完成编目的手稿比例从20%提高到75%。")
    pen.heading(1, "三、主题优先事项和成果")
    pen.heading(2, "主题优先事项1：流动图书馆")
    pen.text("巡回车按时到达。")
    pen.heading(3, "成果1.1：偏远村庄居民读书更多")
    pen.text("指标：每位读者每年平均借阅册数；18岁以下新读者比例。")
    pen.heading(3, "成果1.2：图书完好归还")
    pen.text("指标：无损归还的图书比例。")
    pen.heading(2, "主题优先事项2：数字典藏")
    pen.text("影像保护原件。")
    pen.heading(3, "成果2.1：外地学者使用手稿")
    pen.text("指标：外地查询数量。")
    pen.heading(1, "四、产出")
    pen.table(
        ("序号", "产出", "说明"),
        ("1", "联合目录", "每年更新。"),
        ("2", "巡回车路线图", "每季更新。"),
        ("3", "修复学校", "每年一期。"),
    )
    pen.heading(1, "五、推动因素")
    pen.heading(2, "1. 人力资源")
    pen.text("馆员在工作时间学习。")
    pen.heading(2, "2. 伙伴关系")
    pen.text("学校和邮局协助送书。")
    pen.heading(2, "3. 战略传播")
    pen.text("读者提前一周得知到达时间。")
    pen.heading(1, "六、风险管理")
    pen.table(
        ("风险", "可能性", "影响", "缓解措施", "风险偏好"),
        ("车辆老化", "高", "中", "每年更换两辆。", "中"),
        ("数据系统故障", "低", "高", "异地备份。", "低"),
    )
    pen.heading(1, "附件一 术语表")
    pen.table(("术语", "定义"), ("巡回车", "用于借书的车辆。"), ("借阅点", "可以借还图书的地点。"))
    pen.heading(1, "附件二 缩略语")
    pen.table(("缩略语", "全称"), ("RLU", "区域图书馆联盟"), ("RBM", "基于结果的管理"))
    pen.save(path)
