"""The sources that the rules lean on, each written once. Facts are restated; the definition alone is quoted."""

from planner.citation import Source

DEFINITION = (
    "The diffusion of technical, governance and diplomatic skills among relevant stakeholders, including "
    "government, industry and civil society actors, to ensure the development of sustainable connectivity"
)
"""Calderaro's definition of cyber capacity building, as quoted in the memo and in the comment to the OEWG."""

MEMO = Source(
    "memo",
    "A. Rosborough, Cyber capacity building in the Global South, memo of the EUI Digital Coffee Meeting with "
    "A. Calderaro, 3 May 2021",
    2021,
)
CIGP = Source(
    "cigp",
    "Centre for Internet and Global Politics, Cardiff University, Comment on the first pre-draft report of the "
    "UN Open-Ended Working Group, 2020",
    2020,
)
CC2020 = Source(
    "cc2020",
    "A. Calderaro and A. J. S. Craig, Transnational Governance of Cybersecurity: Policy Challenges and Global "
    "Inequalities in Cyber Capacity Building, Third World Quarterly 41(6), 2020, 917-938",
    2020,
    "https://doi.org/10.1080/01436597.2020.1729729",
)
MAKRIDIS_SMEETS = Source(
    "makridis-smeets-2019",
    "C. A. Makridis and M. Smeets, Determinants of Cyber Readiness, Journal of Cyber Policy 4(1), 2019, 72-89",
    2019,
)
NORMS = Source(
    "a-70-174",
    "UN Group of Governmental Experts, report A/70/174, 2015",
    2015,
    "https://undocs.org/A/70/174",
    "paragraph 13",
)
OEWG2021 = Source(
    "a-75-816",
    "UN Open-Ended Working Group, final substantive report A/75/816, 2021",
    2021,
    "https://undocs.org/A/75/816",
    "paragraph 56",
)
SWALI = Source(
    "swali-2024",
    "N. Swali, A principles-based approach to cyber capacity-building, Chatham House, 2024",
    2024,
)
WTO_RTA = Source(
    "monteiro-teh-2017",
    "J.-A. Monteiro and R. Teh, Provisions on Electronic Commerce in Regional Trade Agreements, WTO Working Paper "
    "ERSD-2017-11, 2017",
    2017,
    "https://www.wto.org/english/res_e/reser_e/ersd201711_e.pdf",
)
EU_RIGHTS = Source(
    "eu-rights-2015",
    "European Union, Operational Human Rights Guidance for EU external cooperation actions addressing terrorism, "
    "organised crime and cybersecurity, 2015",
    2015,
)
OSJA = Source(
    "osja",
    "HM Government, Overseas Security and Justice Assistance: human rights guidance, 2017",
    2017,
)
UN_MEMBERS = Source(
    "unoda-gge",
    "UN Office for Disarmament Affairs, membership of the Groups of Governmental Experts of 2012/13, 2014/15 "
    "and 2019/21",
    2021,
    "https://disarmament.unoda.org/ict-security/",
)
CMM = Source(
    "cmm-2021",
    "Global Cyber Security Capacity Centre, University of Oxford, Cybersecurity Capacity Maturity Model for "
    "Nations, 2021 edition",
    2021,
    "https://gcscc.ox.ac.uk/cmm-dimensions-and-factors",
)
DAC_CRITERIA = Source(
    "dac-criteria-2019",
    "OECD DAC Network on Development Evaluation, six revised evaluation criteria with their principles for use, "
    "adopted on 10 December 2019",
    2019,
)
OECD2021 = Source(
    "oecd-2021", "OECD, Applying Evaluation Criteria Thoughtfully, 2021", 2021, where="chapter 2"
)
GENDERNET = Source(
    "gendernet-2016",
    "OECD DAC Network on Gender Equality, Handbook on the OECD-DAC Gender Equality Policy Marker, December 2016",
    2016,
)
UNEG_REPORTS = Source(
    "uneg-2010-2",
    "UN Evaluation Group, quality checklist for evaluation reports, UNEG/G(2010)/2",
    2010,
)
UNDP_TOR = Source(
    "undp-2009",
    "UNDP, Handbook on planning, monitoring and evaluating for development results, 2009",
    2009,
    "http://web.undp.org/evaluation/handbook/Annex3.html",
    "annex 3",
)
BINDING_HOOK = Source("binding-hook", "Binding Hook, Does cyber capacity-building work?, 2025", 2025)
GAP_METHOD = Source("gap-method", "planner, The gap profile: method and figures (docs/gap-method.md)", 2026)
FORMAT = Source("format-1", "planner, Programme format, version 1 (schemas/programme.schema.json)", 2026)
IATI = Source(
    "iati-2.03",
    "International Aid Transparency Initiative, IATI Standard 2.03, schema and ruleset of 5 April 2023",
    2023,
    "https://github.com/IATI/IATI-Rulesets",
)
EU_CONCEPT_NOTE = Source(
    "prag-a1",
    "European Commission, practical guide to contract procedures for external action, annex A.1, concept note, "
    "as read in 2026",
    2026,
)
EU_LOGFRAME = Source(
    "eu-logframe",
    "European Commission, logical framework: Annex E3d of the PRAG for grants, and section 3.6 of Action Documents "
    "such as C(2024)5665",
    2024,
)
DFID2011 = Source(
    "dfid-2011",
    "UK Department for International Development, How-to note on the logical framework, January 2011",
    2011,
)
KIRKPATRICK = Source(
    "kirkpatrick",
    "D. L. Kirkpatrick, Evaluating Training Programs: The Four Levels, 1994",
    1994,
)
SHERIFF = Source(
    "sheriff-2024",
    "Sheriff, Weisser Harris and Saunders, interview study on the evaluation of cyber capacity building, SSRN "
    "4821426, 2024",
    2024,
    "https://ssrn.com/abstract=4821426",
)
GCI = Source(
    "gci-2024", "International Telecommunication Union, Global Cybersecurity Index 2024, 5th edition", 2024
)
NCSI = Source(
    "ncsi-3",
    "e-Governance Academy, National Cyber Security Index, methodology 3.0, November 2023",
    2023,
    "https://ega.ee/project/ncsi-methodology-update/",
)
NCAF = Source(
    "ncaf-2",
    "ENISA, National Cybersecurity Assessment Framework (NCAF) 2.0, 22 April 2026",
    2026,
    "https://www.enisa.europa.eu/tools/national-cybersecurity-assessment-framework-ncaf-tool",
)
DANIDA = Source(
    "danida-amg",
    "Danish Ministry of Foreign Affairs, Aid Management Guidelines, risk management matrix (as read in 2026)",
    2026,
    "https://amg.um.dk",
)
ORANGE_BOOK = Source(
    "orange-book",
    "HM Government, The Orange Book: Management of Risk, Principles and Concepts, 2020",
    2020,
)
