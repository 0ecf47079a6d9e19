#include "llmadvisor/engine/hints.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/shipped.hpp"

using namespace llmadvisor;

namespace {

struct Described {
  Sensitivity sensitivity;
  const char* text;
};

// Descriptions that speak of sensitive data, and ones that hold the same words and do not, in both
// languages. The table was written with them in view: of 145 sensitive ones it finds all, of
// 206 others it takes none for sure. Expect worse of descriptions that it has not seen.
constexpr Described sensitive[] = {
    {Sensitivity::medical, "résumé de dossiers médicaux de patients à l'hôpital"},
    {Sensitivity::medical, "triage of patient medical records for a hospital in Boston"},
    {Sensitivity::medical, "RAG with fine-tuning on patient data, 200 users"},
    {Sensitivity::medical, "aide à la rédaction des comptes rendus d'hospitalisation du CHU"},
    {Sensitivity::medical, "chatbot pour les infirmières d'un EHPAD"},
    {Sensitivity::medical,
     "Transcription de téléconsultations et rédaction d'ordonnances médicales"},
    {Sensitivity::medical, "assistant for nurses that summarises discharge letters"},
    {Sensitivity::medical, "extract lab results from GP letters"},
    {Sensitivity::medical, "We build a symptom checker with clinical notes from physicians"},
    {Sensitivity::medical, "secrétariat médical : lettres de sortie à trier"},
    {Sensitivity::medical, "analyse d'IRM et de comptes rendus de radiologie"},
    {Sensitivity::medical, "therapy session notes for psychologists"},
    {Sensitivity::card, "extraction de numéros de carte bancaire dans les e-mails de réclamation"},
    {Sensitivity::card, "detect fraud from credit card transactions, PCI DSS scope"},
    {Sensitivity::card, "chargeback letters with cardholder names and card numbers"},
    {Sensitivity::card, "litiges sur cartes de paiement, avec cryptogramme"},
    {Sensitivity::professional_secrecy, "analyse de contrats pour un cabinet d'avocats"},
    {Sensitivity::professional_secrecy, "rédaction d'actes pour une étude notariale"},
    {Sensitivity::professional_secrecy,
     "assistant d'un expert-comptable pour les liasses de ses clients"},
    {Sensitivity::professional_secrecy, "contract review for a law firm in London"},
    {Sensitivity::professional_secrecy,
     "summarise discovery documents for attorneys in litigation"},
    {Sensitivity::professional_secrecy, "paralegal assistant that drafts letters for solicitors"},
    {Sensitivity::medical, "les comptes rendus d'une maison de santé à Lyon"},
    {Sensitivity::financial, "réponses aux mails des clients d'une banque"},
    {Sensitivity::financial, "assistant for bank customers in Frankfurt"},
    {Sensitivity::hr, "tri de CV et de candidatures pour le service RH"},
    {Sensitivity::hr, "réponses aux questions des salariés sur leurs bulletins de paie"},
    {Sensitivity::hr, "synthèse des entretiens annuels de 300 collaborateurs"},
    {Sensitivity::hr, "screen resumes of job applicants"},
    {Sensitivity::hr, "HR assistant that answers employees about payroll and sick leave"},
    {Sensitivity::hr, "summaries of performance reviews for managers"},
    {Sensitivity::hr, "ranking resumes against job postings for a recruitment agency"},
    {Sensitivity::children, "suivi des élèves d'une école primaire"},
    {Sensitivity::children, "application de crèche : messages aux parents sur leurs enfants"},
    {Sensitivity::children, "homework help for pupils in K-12 schools"},
    {Sensitivity::children, "reading tutor for children under 13"},
    {Sensitivity::children, "dossiers de l'aide sociale à l'enfance, mineurs isolés"},
    {Sensitivity::children, "essay feedback for high school students"},
    {Sensitivity::special, "synthèse de casiers judiciaires pour une association"},
    {Sensitivity::special, "moderation of a dating app: sexual orientation and religious beliefs"},
    {Sensitivity::secret, "résumé de notes marquées Très Secret"},
    {Sensitivity::secret, "analyse de documents Secret Défense selon l'IGI 1300"},
    {Sensitivity::secret, "search over top secret documents for an intelligence agency"},
    {Sensitivity::secret, "translation of NATO SECRET reports"},
    {Sensitivity::restricted, "assistant sur documents Diffusion Restreinte"},
    {Sensitivity::restricted, "summaries of NATO RESTRICTED manuals"},
    {Sensitivity::government, "traitement des courriers d'une préfecture"},
    {Sensitivity::government, "chatbot interne d'un ministère sur les données de l'État"},
    {Sensitivity::government, "document search over CUI for a defense contractor, CMMC level 2"},
    {Sensitivity::government, "CJIS records search for a police department"},
    {Sensitivity::export_controlled, "assistant on ITAR technical data for engineers"},
    {Sensitivity::export_controlled, "fiches techniques de biens à double usage"},
    {Sensitivity::medical,
     "Assistant pour médecins généralistes qui rédige les courriers aux spécialistes"},
    {Sensitivity::medical, "aide au codage PMSI des séjours"},
    {Sensitivity::medical, "résumés de consultations pour un cabinet de kinésithérapie"},
    {Sensitivity::medical, "a chatbot answering patients' questions about their treatment"},
    {Sensitivity::medical, "We transcribe doctor-patient conversations"},
    {Sensitivity::medical, "extraction of findings from pathology and biopsy reports"},
    {Sensitivity::medical, "tri des messages des malades d'un service d'oncologie"},
    {Sensitivity::medical, "suivi de grossesse par messagerie avec des sages-femmes"},
    {Sensitivity::medical, "Summarize the patient's chart before a visit"},
    {Sensitivity::medical, "pharmacy refill assistant reading prescriptions"},
    {Sensitivity::medical,
     "détection d'interactions dans les prescriptions, pour pharmaciens hospitaliers"},
    {Sensitivity::medical, "classification d'effets indésirables, pharmacovigilance"},
    {Sensitivity::medical, "intake triage for a mental health clinic"},
    {Sensitivity::medical, "dictée vocale pour chirurgiens"},
    {Sensitivity::medical, "HIPAA compliant chatbot"},
    {Sensitivity::card, "assistant de service client qui voit les numéros de CB"},
    {Sensitivity::card, "chargeback dispute automation for a payment card processor"},
    {Sensitivity::card, "support bot that receives credit card numbers by mistake"},
    {Sensitivity::card, "contrôle PCI-DSS des journaux d'appels"},
    {Sensitivity::professional_secrecy, "Relecture de projets d'actes pour notaires"},
    {Sensitivity::professional_secrecy,
     "recherche dans les dossiers d'un cabinet d'avocats pénalistes"},
    {Sensitivity::professional_secrecy, "due diligence summaries for an M&A law practice"},
    {Sensitivity::professional_secrecy, "e-discovery for barristers"},
    {Sensitivity::professional_secrecy, "assistant de saisie pour un cabinet comptable"},
    {Sensitivity::professional_secrecy, "audit notes for a chartered accountants' office"},
    {Sensitivity::professional_secrecy, "aide aux huissiers : rédaction de procès-verbaux"},
    {Sensitivity::hr, "analyse des candidatures et pré-sélection"},
    {Sensitivity::hr, "chatbot RH interne"},
    {Sensitivity::hr, "matching CVs to open positions"},
    {Sensitivity::hr, "talent acquisition copilot that reads applications"},
    {Sensitivity::hr, "exit interview summaries"},
    {Sensitivity::hr, "synthèse des arrêts maladie par service"},
    {Sensitivity::hr, "génération de contrats de travail et de lettres de licenciement"},
    {Sensitivity::hr, "payroll questions assistant"},
    {Sensitivity::hr, "lecture des CV et des lettres de motivation"},
    {Sensitivity::children, "correction de copies de lycéens"},
    {Sensitivity::children, "teacher assistant grading pupils' essays"},
    {Sensitivity::children, "messagerie d'une école maternelle avec les parents"},
    {Sensitivity::children, "story app that talks with toddlers and kids"},
    {Sensitivity::children, "safeguarding reports about children in foster care"},
    {Sensitivity::children, "aide aux devoirs pour des élèves de collège"},
    {Sensitivity::special, "registre des adhérents d'un syndicat"},
    {Sensitivity::special, "asylum applications summaries"},
    {Sensitivity::special, "reconnaissance faciale à l'entrée du site"},
    {Sensitivity::secret, "habilitation et documents classifiés Secret Défense"},
    {Sensitivity::secret, "assistant for analysts working with TS/SCI material"},
    {Sensitivity::secret, "search in classified military reports"},
    {Sensitivity::restricted, "manuels portant la mention DIFFUSION RESTREINTE"},
    {Sensitivity::restricted, "EU RESTRICTED documents of an agency"},
    {Sensitivity::government, "réponse aux usagers de la préfecture de police"},
    {Sensitivity::government, "controlled unclassified information for a DoD subcontractor"},
    {Sensitivity::government, "aide à la rédaction pour des gendarmes de la gendarmerie nationale"},
    {Sensitivity::export_controlled, "ITAR controlled drawings search"},
    {Sensitivity::export_controlled, "classement de biens à double usage pour l'export"},
    {Sensitivity::export_controlled, "documentation d'un industriel de l'armement"},
    {Sensitivity::medical, "Bot d'accueil téléphonique pour un cabinet médical"},
    {Sensitivity::medical,
     "Nous voulons résumer les comptes-rendus opératoires de nos chirurgiens"},
    {Sensitivity::medical,
     "prise de rendez-vous pour une clinique, avec motif de consultation des patients"},
    {Sensitivity::medical, "OCR d'ordonnances pour une officine de pharmacie"},
    {Sensitivity::medical, "Medical scribe that turns visits into SOAP notes"},
    {Sensitivity::medical, "assistant for a dental office answering patient emails"},
    {Sensitivity::medical, "radiology report drafting"},
    {Sensitivity::medical, "summarising nursing home incident reports"},
    {Sensitivity::medical, "prior authorization letters to health insurers"},
    {Sensitivity::medical, "suivi post-opératoire par SMS"},
    {Sensitivity::medical, "coaching de patients diabétiques"},
    {Sensitivity::medical, "extraction de données d'EHR au format FHIR"},
    {Sensitivity::card, "agent vocal qui prend les paiements par carte bancaire au téléphone"},
    {Sensitivity::card, "reading card statements with full PAN"},
    {Sensitivity::card, "tokenisation of payment card data"},
    {Sensitivity::professional_secrecy,
     "Outil de recherche jurisprudentielle pour avocats, avec leurs dossiers clients"},
    {Sensitivity::professional_secrecy, "Draft contracts for our attorneys"},
    {Sensitivity::professional_secrecy, "assistant interne d'un office notarial"},
    {Sensitivity::professional_secrecy, "bookkeeping assistant for a CPA firm"},
    {Sensitivity::professional_secrecy, "Summaries of depositions for a litigation boutique"},
    {Sensitivity::professional_secrecy,
     "rapprochement de factures pour un cabinet d'expertise comptable"},
    {Sensitivity::hr, "Analyse de lettres de motivation et de CV"},
    {Sensitivity::hr, "Assistant paie et congés pour nos salariés"},
    {Sensitivity::hr, "Ranking job applicants by skills"},
    {Sensitivity::hr, "employee performance review writer"},
    {Sensitivity::hr, "onboarding assistant for human resources"},
    {Sensitivity::hr, "réponses aux réclamations du CSE"},
    {Sensitivity::hr, "Screening candidates' CVs for a staffing agency"},
    {Sensitivity::children, "tutorat de mathématiques pour collégiens"},
    {Sensitivity::children, "chat for kids to learn reading"},
    {Sensitivity::children, "signalements à l'aide sociale à l'enfance"},
    {Sensitivity::children, "school report comments for primary school pupils"},
    {Sensitivity::children, "analyse de dessins d'enfants par des instituteurs"},
    {Sensitivity::secret, "assistant documentaire pour des informations classifiées de défense"},
    {Sensitivity::secret, "OTAN SECRET : traduction de rapports"},
    {Sensitivity::restricted, "recherche dans une base Diffusion Restreinte"},
    {Sensitivity::government, "courriers d'un ministère régalien"},
    {Sensitivity::government, "FedRAMP environment for federal agency case files"},
    {Sensitivity::government, "fichiers de la police nationale"},
    {Sensitivity::export_controlled, "EAR99 and ITAR technical drawings assistant"},
    {Sensitivity::export_controlled, "export-controlled source code review"},
};

constexpr const char* benign[] = {
    "chatbot pour notre boutique de vêtements",
    "assistant that resumes interrupted downloads",
    "the job scheduler pauses and resumes tasks",
    "be patient: progress bar messages for our installer",
    "soyez patient, textes d'attente d'un jeu en ligne",
    "health check of our servers and log analysis",
    "clinique du vélo : devis de réparation",
    "bike clinic opening hours bot",
    "wellness clinic marketing slogans",
    "blog de bien-être et de santé naturelle",
    "marketing site of a law firm",
    "site vitrine d'un cabinet d'avocats",
    "questions-réponses publiques : comment devenir avocat",
    "quiz de formation sur l'IGI 1300",
    "quiz about NATO RESTRICTED markings",
    "classified ads categorisation",
    "generator of top secret recipes for a cooking app",
    "which credit cards do you accept? a bot for our shop",
    "FAQ sur la perte de carte bancaire",
    "assurance qualité logicielle : relecture de tickets",
    "data bank of climate measurements",
    "banque d'images pour graphistes",
    "notices for bike insurance of our shop",
    "comparison of salaries by city from public statistics",
    "modèles de CV sans nom pour un site web",
    "ranking candidates of a search engine",
    "chatbot d'une école de commerce sur son catalogue de cours",
    "minor release notes writer",
    "résumé de bugs mineurs et de correctifs",
    "mineur de bitcoin : alertes de température",
    "business school brochure writer",
    "client HTTP et architecture client-serveur : génération de code",
    "documentation of a multi-tenant user interface",
    "e-mail marketing texts for sneakers",
    "nous vendons aux ministères : rédaction d'appels d'offres",
    "prospection de fournisseurs pour une pharmacie de jeux",
    "génération de recettes : salade d'avocat et toasts",
    "volumes élevés : traduction de fiches produits",
    "coûts élevés de support, tri de tickets techniques",
    "code review with Phi-4 and other small models",
    "PCI Express driver documentation search",
    "24 hr support for our SaaS, technical tickets",
    "child process and parent node debugging assistant",
    "children's books recommendations for a shop",
    "jouets pour enfants : descriptions de produits",
    "plant nursery catalogue descriptions",
    "veterinary clinic opening hours",
    "chatbot sur la documentation de CVS repositories and git",
    "fiches techniques avec des exemples de patients fictifs",
    "demo with synthetic patient records",
    "essais sur des dossiers médicaux anonymisés",
    "démonstration sans données personnelles de patients",
    "no real patient data: a mock hospital demo",
    "conclusions de rapports de chantier",
    "diagnosis of engine faults from sensor logs",
    "diagnostic immobilier : rédaction de rapports énergétiques",
    "employees of the month poster generator",
    "colleges and universities ranking from open data",
    "old school video game dialogues",
    "novel about a hospital",
    "jeu vidéo sur un hôpital",
    "how to become a nurse: a public guide",
    "browser fingerprinting detection in our firewall logs",
    "syndicat de copropriété : comptes rendus de travaux",
    "performance review of the database queries",
    "prescriptive analytics for warehouses",
    "public Q&A on what is HIPAA",
    "explication publique du secret professionnel",
    "press release writer for a card game",
    "numéros de carte grise : reconnaissance de caractères",
    "traduction de manuels techniques en français",
    "internal wiki search for engineers",
    "génération de code Python",
    "plateforme e-commerce",
    "an online shop",
    "recherche dans la documentation produit",
    "a patient approach to debugging flaky tests",
    "Hospitality chain concierge for room descriptions",
    "Doctor Who fan wiki assistant",
    "avocado recipes generator",
    "clothes shop for kids: product descriptions",
    "toys for children catalogue texts",
    "school supplies e-commerce search",
    "Top Secret escape game scenario writer",
    "card game rules assistant",
    "graphics cards comparison",
    "business card designer",
    "candidate keys and SQL normalisation tutor",
    "legal notices page generator",
    "lawyer jokes generator",
    "attorney general speeches archive search",
    "music theory tutor: minor and major chords",
    "children nodes in an XML tree: code assistant",
    "HTML hr tag explanation",
    "voitures : moteurs de 90 CV, fiches techniques",
    "CV pipeline: computer vision on parts",
    "phi coefficient statistics tutor",
    "PCI slots and NVMe compatibility bot",
    "symptoms of engine failure in trucks",
    "hospital management game dialogues",
    "parapharmacie en ligne : descriptions de crèmes",
    "contes pour enfants : générateur d'histoires",
    "plaquette d'un lycée",
    "communiqué de presse d'un ministère",
    "film sur le secret défense",
    "résumé d'articles scientifiques sur les patients diabétiques",
    "research papers about facial recognition: summaries",
    "news articles about hospitals",
    "prix élevés et niveaux élevés de stock : alertes",
    "les plus élevés des coûts de cloud",
    "notre club d'échecs",
    "résumé automatique de comptes rendus de réunion produit",
    "assistant de code pour développeurs",
    "chatbot de la documentation d'une imprimante",
    "weather bot",
    "traduction de notices de machines-outils",
    "générateur de slogans publicitaires",
    "SEO descriptions for sneakers",
    "game master for a fantasy RPG",
    "travel itinerary generator for London and Paris",
    "cooking assistant with avocado toast",
    "recettes : toast à l'avocat",
    "notes de version mineures",
    "log anomaly detection in Kubernetes",
    "clean code reviewer",
    "FAQ on opening hours",
    "assistant d'aide à la plantation pour une pépinière",
    "search engine ranking of candidates pages",
    "health endpoint monitoring",
    "nursery rhyme generator",
    "fake patient data generator for tests",
    "jeux de données synthétiques d'hôpitaux",
    "chatbot, aucun patient ni dossier médical",
    "without any medical records, just product manuals",
    "employee-free warehouse automation docs",
    "diagnosis of network failures",
    "the colleges of a solar panel array datasheet",
    "conclusions of lab experiments on concrete",
    "contentieux de copyright dans les jeux : blog",
    "poem generator about nurses",
    "uniformes pour infirmières : fiches produits",
    "costumes de médecin : boutique en ligne",
    "summaries of open source licences",
    "a dictionary of legal terms",
    "enseignement du piano : exercices",
    "dual-use kitchen appliances catalogue",
    "secret santa organiser",
    "banking holiday calendar",
    "user interface text writer",
    "email subject line generator",
    "minute-taking for product meetings",
    "Assistant qui aide à être patient avec les longues compilations",
    "Our patient engineers need a code search tool",
    "resume playback after ads, player documentation",
    "Resume training from checkpoint: ML docs helper",
    "Minor bug fixes summary from git history",
    "clinique automobile, prise de rendez-vous atelier",
    "website health dashboard descriptions",
    "health checks of microservices",
    "school of fish simulation documentation",
    "Ecole de code en ligne : exercices corrigés",
    "top secret burger sauce naming contest",
    "salaries benchmark from public data",
    "data bank of recipes",
    "assurance qualité d'une usine de boulons",
    "multi-tenant SaaS admin guide",
    "user interface copywriting",
    "employees handbook template generator",
    "candidates for a new logo: naming ideas",
    "fault diagnosis of pumps",
    "conclusions d'un essai de béton",
    "colleges football statistics",
    "contentieux de marque : veille publique",
    "cut-off of credit lines in CSS",
    "generate flashcards for medical terminology exam",
    "trivia quiz on hospitals in TV series",
    "e-commerce de coques de téléphone",
    "traduction de recettes de cuisine à l'avocat",
    "the PAN and tilt camera manual",
    "CV de moteur hors-bord, catalogue",
    "prescription d'un traitement thermique pour acier",
    "le traitement du signal : documentation",
    "infirm soil analysis for geologists",
    "ordonnancement de tâches de production",
    "cardboard box shop",
    "an accounting of open source licenses",
    "solicit feedback forms generator",
    "childish gambino lyrics explorer",
    "eleven labs voices for podcasts",
    "ministry of sound playlist writer",
    "prefect workflow orchestration docs",
    "secrets management in Kubernetes vault",
    "secret key rotation runbooks",
    "classified the tickets by topic",
    "classification de documents techniques",
    "documents classifiés par thème",
    "mineure en informatique : plan de cours",
    "exploitation minière, sécurité des mineurs de fond",
    "pupille et iris : logiciel d'optique",
    "notary service for Docker images",
    "drug store locator for a video game map",
    "nurse log forest ecology notes",
    "banking angle of aircraft explained",
    "loan words in English linguistics",
    "PHI node optimisation in LLVM",
    "hôpital de jouets : atelier de réparation de peluches",
};

Hints hear(const std::string& text) { return hints_in(text, shipped_catalog()); }

std::string list(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += word + "|";
  return text;
}

}  // namespace

TEST_CASE("a description of sensitive data is heard as its class") {
  for (const auto& [sensitivity, text] : sensitive) {
    CAPTURE(text);
    const auto hints = hear(text);
    REQUIRE(hints.strong);
    CHECK(to_string(hints.strong->value) == to_string(sensitivity));
  }
}

TEST_CASE("a description that only holds such words is not taken for sensitive") {
  for (const auto* text : benign) {
    const auto hints = hear(text);
    CAPTURE(text, hints.strong ? list(hints.strong->words) : "");
    CHECK_FALSE(hints.strong);
  }
}

TEST_CASE("the words are quoted as they are written, the longer in place of its part") {
  const auto hints = hear("Résumé de Dossiers  MÉDICAUX, pour les patients ; des patients");
  REQUIRE(hints.strong);
  CHECK(list(hints.strong->words) == "Dossiers  MÉDICAUX|patients|");
  // An accent that follows its letter is the same letter.
  CHECK(hear("l'ho\u0302pital de jour").strong);
}

TEST_CASE("each language has its own words") {
  // To a French reader "resume" may be a summary, and élevé is no pupil.
  CHECK_FALSE(hear("pour un résumé de nos volumes élevés").weak);
  CHECK(hear("reads the resume of each user").weak->value != Sensitivity::medical);
  CHECK(written_in("le tri des messages pour nous") == Language::fr);
  CHECK(written_in("sorting the messages for us") == Language::en);
  CHECK_FALSE(written_in("e-commerce"));
}

TEST_CASE("words that also mean something else only ask") {
  for (const auto* text : {"chat for employees", "the candidates of a vote", "diagnosis of a motor",
                           "conclusions of a report", "colleges of the city",
                           "suivi du contentieux de marques", "un patient"}) {
    CAPTURE(text);
    CHECK_FALSE(hear(text).strong);
    CHECK(hear(text).weak);
  }
}

TEST_CASE("data of nobody are asked about: without them, invented, anonymised") {
  for (const auto* text :
       {"assistant sans aucun dossier médical", "dossiers médicaux fictifs",
        "patient records, anonymised", "anonymised hospital letters",
        "synthetic clinical notes for a demo", "no patient data, only device manuals",
        "comptes rendus d'hospitalisation anonymisés"}) {
    CAPTURE(text);
    const auto hints = hear(text);
    CHECK_FALSE(hints.strong);
    REQUIRE(hints.anonymised);
    CHECK(hints.anonymised->value == Sensitivity::medical);
  }
  // The clause ends where the sentence does, and other words keep their strength.
  CHECK(hear("Demo with synthetic logs. Then patient records").strong);
  CHECK(hear("no paper: patient records are read by the assistant").strong);
  // 28 characters are the reach: here 33 stand between.
  CHECK(hear("anonymised by an outside contractor, the hospital").strong);
}

TEST_CASE("pseudonymised data stay what they are") {
  CHECK(hear("dossiers médicaux pseudonymisés").strong);
  CHECK(hear("pseudonymised patient records").strong);
}

TEST_CASE("places and laws say whose law it is") {
  const auto place = [](const char* text) { return hear(text).place; };
  CHECK(place("clinic in Boston")->value == Jurisdiction::us);
  CHECK(place("HIPAA compliant notes")->value == Jurisdiction::us);
  CHECK(place("assistant for a bank in Frankfurt")->value == Jurisdiction::eu);
  CHECK(place("bot conforme au RGPD")->value == Jurisdiction::eu);
  CHECK(place("pour une école de Lyon")->value == Jurisdiction::fr);
  CHECK(place("an NHS trust in London")->value == Jurisdiction::uk);
  CHECK(place("UK GDPR compliant notes")->value == Jurisdiction::uk);
  CHECK(place("une fiduciaire à Genève")->value == Jurisdiction::ch);
  CHECK(place("une clinique de Montréal")->value == Jurisdiction::ca_qc);
  // France is in the Union, and its law is that of both.
  CHECK(place("pour une école de Lyon, conforme au RGPD")->value == Jurisdiction::fr);
  // Of two laws neither is taken.
  CHECK_FALSE(place("patients in Boston and Berlin"));
  CHECK_FALSE(place("pas aux États-Unis"));
  CHECK_FALSE(place("translation into German"));
  CHECK_FALSE(place("contact us"));
}

TEST_CASE("French words and a budget in euros say France, unless a place is named") {
  ProjectInput input;
  input.description = "assistant pour le tri de nos messages";
  CHECK_FALSE(hints_of(input, shipped_catalog()).place);
  input.budget = Money{300, Currency::eur};
  const auto hints = hints_of(input, shipped_catalog());
  REQUIRE(hints.place);
  CHECK(hints.place->value == Jurisdiction::fr);
  CHECK(hints.place->words.empty());
  input.description = "assistant pour le tri de nos messages à Bruxelles";
  CHECK(hints_of(input, shipped_catalog()).place->value == Jurisdiction::eu);
  input.description = "assistant for the sorting of our messages";
  CHECK_FALSE(hints_of(input, shipped_catalog()).place);
}

TEST_CASE("the specifics are listened to as the description is") {
  ProjectInput input;
  input.description = "assistant";
  input.specifics = "tri de dossiers médicaux";
  CHECK(hints_of(input, shipped_catalog()).strong->value == Sensitivity::medical);
}

TEST_CASE("stricter is what asks for more along the chain, not what stands beside") {
  CHECK(is_stricter(Sensitivity::internal, Sensitivity::public_data));
  CHECK(is_stricter(Sensitivity::personal, Sensitivity::internal));
  CHECK(is_stricter(Sensitivity::medical, Sensitivity::personal));
  CHECK(is_stricter(Sensitivity::hr, Sensitivity::personal));
  CHECK(is_stricter(Sensitivity::restricted, Sensitivity::government));
  CHECK(is_stricter(Sensitivity::secret, Sensitivity::restricted));
  CHECK_FALSE(is_stricter(Sensitivity::medical, Sensitivity::card));
  CHECK_FALSE(is_stricter(Sensitivity::internal, Sensitivity::internal));
}

TEST_CASE("whatever a text holds, listening to it ends") {
  std::string hostile;
  while (hostile.size() < 20'000) hostile += "sans des patients anonymes de blog ";
  CHECK(hear(hostile).anonymised);
  CHECK_FALSE(hear(std::string(20'000, '\xff')).strong);
  CHECK_FALSE(hear(std::string(20'000, 'a')).strong);
  CHECK_FALSE(hear("").strong);
}
