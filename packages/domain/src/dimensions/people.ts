import { list } from './builders.ts'

/** Ways in which people are told apart. */
export const peopleDimensions = {
  sex: list('性别', 'Sex', { male: ['男', 'male'], female: ['女', 'female'] }),
  residence: list('居住', 'Residence', {
    registered: ['户籍', 'registered'],
    floating: ['流动', 'floating'],
    resident: ['常住', 'resident'],
  }),
  marital: list('婚姻', 'Marital status', { married: ['已婚', 'married'], unmarried: ['未婚', 'unmarried'] }),
  parity: list('孩次', 'Parity', {
    first: ['一孩', 'first child'],
    second: ['二孩', 'second child'],
    third_or_more: ['多孩', 'third or later child'],
  }),
  policy: list('政策', 'Family-planning policy', {
    planned: ['计划内', 'planned'],
    unplanned: ['计划外', 'unplanned'],
  }),
  registration: list('户籍性质', 'Registration', { urban: ['城镇', 'urban'], rural: ['农村', 'rural'] }),
  age_band: list(
    '年龄段',
    'Age band',
    {
      over_70: ['70岁以上', 'aged 70 or over'],
      over_80: ['80岁以上', 'aged 80 or over'],
      over_90: ['90岁以上', 'aged 90 or over'],
    },
    'age',
  ),
  elderly_type: list(
    '老人类别',
    'Kind of elderly resident',
    { alone: ['独居', 'living alone'], no_kin: ['孤寡', 'without kin'], empty_nest: ['空巢', 'empty nest'] },
    'type',
  ),
  member_type: list(
    '党员类别',
    'Kind of member',
    {
      probationary: ['预备', 'probationary'],
      retired: ['退休', 'retired'],
      in_service: ['在职', 'in service'],
      floating: ['流动', 'floating'],
      in_need: ['困难', 'in need'],
    },
    'type',
  ),
  committee_member_type: list(
    '委员类别',
    'Kind of committee member',
    { young_worker: ['年轻社工', 'young community worker'] },
    'type',
  ),
  branch_type: list(
    '支部类别',
    'Kind of branch',
    {
      non_public: ['非公企业', 'private enterprise'],
      stairwell: ['楼道', 'stairwell'],
      temporary: ['临时', 'temporary'],
    },
    'type',
  ),
  staff_type: list(
    '人员类别',
    'Kind of staff',
    {
      social_worker: ['社工', 'community worker'],
      public_post: ['公益性岗位', 'public-welfare post'],
      trainee: ['见习大学生', 'graduate trainee'],
    },
    'type',
  ),
  sanitation_staff_type: list(
    '保洁人员类别',
    'Kind of sanitation staff',
    { career_4050: ['4050人员', '4050 scheme'], temporary: ['临时', 'temporary'], other: ['其他', 'other'] },
    'type',
  ),
  volunteer_type: list(
    '志愿者类别',
    'Kind of volunteer',
    {
      party: ['党员', 'Party members'],
      women: ['巾帼', 'women'],
      youth: ['青年', 'youth'],
      safety: ['平安', 'neighbourhood watch'],
    },
    'type',
  ),
  low_income_category: list(
    '低保类别',
    'Category of minimum living allowance',
    { a: ['A类', 'category A'], b: ['B类', 'category B'], c: ['C类', 'category C'] },
    'category',
  ),
  unemployed_type: list(
    '失业人员类别',
    'Kind of unemployed resident',
    {
      registered: ['登记失业', 'registered as unemployed'],
      over_4050: ['大龄（4050）', 'older job-seeker (4050)'],
    },
    'type',
  ),
  audience: list('对象', 'Audience', {
    retirees: ['退休人员', 'retirees'],
    students: ['学生', 'students'],
    minors: ['未成年人', 'minors'],
    members: ['党员', 'Party members'],
    residents: ['居民', 'residents'],
    women: ['妇女', 'women'],
    elderly: ['老年人', 'elderly residents'],
    disabled: ['残疾人', 'disabled residents'],
    other: ['其他', 'other'],
  }),
  visited: list(
    '走访对象',
    'Visited',
    {
      retirees: ['退休人员', 'retirees'],
      disabled: ['残疾人', 'disabled residents'],
      elderly: ['老年人', 'elderly residents'],
      low_income: ['低保户', 'low-income households'],
      party_veterans: ['老党员', 'veteran Party members'],
      kindergarten: ['幼儿园', 'kindergartens'],
      children: ['儿童', 'children'],
      newborn: ['新生儿家庭', 'families of newborns'],
      other: ['其他', 'other'],
    },
    'audience',
  ),
  member_change: list('党员变动', 'Change of membership', {
    recruited: ['发展', 'recruited'],
    confirmed: ['转正', 'confirmed'],
    transfer_in: ['转入', 'transferred in'],
    transfer_out: ['转出', 'transferred out'],
  }),
  party_duty: list('三个一', 'Three ones', {
    public_service: ['公益活动', 'public service'],
    good_deed: ['好事', 'good deed'],
    suggestion: ['合理化建议', 'suggestion'],
  }),
}
