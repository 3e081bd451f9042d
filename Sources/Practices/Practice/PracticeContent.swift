package import Commons
import Storage

extension Kind {
    package static let practice = Kind(rawValue: "practice")
}

/// What stewards write about a practice so that others can take it up.
package struct PracticeContent: Content {
    package static let kind = Kind.practice
    /// A charter has few rules, so that they can be kept.
    package static let mostPrinciples = 7

    package var title = ""
    package var summary = ""
    package var language = "fr"
    /// Markdown, as the four texts below: the need that it answers.
    package var need = ""
    package var action = ""
    /// What must stay for it to be this practice.
    package var core = ""
    /// What every place may do in its own way.
    package var free = ""
    /// What is known of its effects, with sources.
    package var known = ""
    /// The charter: at most seven.
    package var principles: [String] = []
    /// What must be done for it to be this practice.
    package var functions: [String] = []
    /// How that is usually done: every place is free to do it otherwise.
    package var forms: [String] = []
    /// Markdown: what helps to begin: models, lists, addresses.
    package var toolkit = ""
    /// The names of the lines of these three lists, in their order: given by saving, never typed.
    var partIDs: [PartKind: [String]] = [:]
    package var needs: [String] = []
    package var publics: [String] = []
    package var themes: [String] = []
    /// What it takes.
    package var people = ""
    package var money = ""
    package var time = ""
    package var premises = ""
    /// The organization that looks after it.
    package var steward: Thing.ID?
    package var since: String = ""

    package init() {}

    package var fields: [ContentField] {
        [
            ContentField("practices.form.title", title),
            ContentField("practices.form.summary", summary),
            ContentField("practices.form.need", need),
            ContentField("practices.form.action", action),
            ContentField("practices.form.principles", principles.joined(separator: "\n")),
            ContentField("practices.form.core", core),
            ContentField("practices.form.functions", functions.joined(separator: "\n")),
            ContentField("practices.form.forms", forms.joined(separator: "\n")),
            ContentField("practices.form.free", free),
            ContentField("practices.form.toolkit", toolkit),
            ContentField("practices.form.people", people),
            ContentField("practices.form.money", money),
            ContentField("practices.form.time", time),
            ContentField("practices.form.premises", premises),
            ContentField("practices.form.known", known),
            ContentField("practices.form.since", since),
            ContentField("practices.form.needs", needs.joined(separator: ", ")),
            ContentField("practices.form.publics", publics.joined(separator: ", ")),
            ContentField("practices.form.themes", themes.joined(separator: ", ")),
            ContentField("practices.form.steward", steward?.rawValue ?? ""),
        ]
    }

    /// Everything that a search reads beside the title and the summary.
    var searchText: String {
        ([need, action, core, free, toolkit, known, people, money, time, premises] + principles + functions + forms)
            .joined(separator: "\n\n")
    }

    /// What a search narrows by.
    package var facets: [String: [String]] { ["need": needs, "public": publics, "theme": themes] }
}

extension PracticeContent: TranslatableContent {
    package static var translatable: [TranslatableField<PracticeContent>] {
        [
            .line("practices.form.title", \.title), .line("practices.form.summary", \.summary),
            .markdown("practices.form.need", \.need), .markdown("practices.form.action", \.action),
            .list("practices.form.principles", \.principles), .markdown("practices.form.core", \.core),
            .list("practices.form.functions", \.functions), .list("practices.form.forms", \.forms),
            .markdown("practices.form.free", \.free), .markdown("practices.form.toolkit", \.toolkit),
            .line("practices.form.people", \.people), .line("practices.form.money", \.money),
            .line("practices.form.time", \.time), .line("practices.form.premises", \.premises),
            .markdown("practices.form.known", \.known),
        ]
    }
}

extension PracticeContent {
    /// Texts from before there were functions, forms and toolkits have none.
    package init(from decoder: any Decoder) throws {
        self.init()
        let values = try decoder.container(keyedBy: CodingKeys.self)
        title = try values.decode(String.self, forKey: .title)
        summary = try values.decode(String.self, forKey: .summary)
        language = try values.decode(String.self, forKey: .language)
        need = try values.decode(String.self, forKey: .need)
        action = try values.decode(String.self, forKey: .action)
        core = try values.decode(String.self, forKey: .core)
        free = try values.decode(String.self, forKey: .free)
        known = try values.decode(String.self, forKey: .known)
        principles = try values.decode([String].self, forKey: .principles)
        functions = try values.decodeIfPresent([String].self, forKey: .functions) ?? []
        forms = try values.decodeIfPresent([String].self, forKey: .forms) ?? []
        toolkit = try values.decodeIfPresent(String.self, forKey: .toolkit) ?? ""
        partIDs = try values.decodeIfPresent([PartKind: [String]].self, forKey: .partIDs) ?? [:]
        needs = try values.decode([String].self, forKey: .needs)
        publics = try values.decode([String].self, forKey: .publics)
        themes = try values.decode([String].self, forKey: .themes)
        people = try values.decode(String.self, forKey: .people)
        money = try values.decode(String.self, forKey: .money)
        time = try values.decode(String.self, forKey: .time)
        premises = try values.decode(String.self, forKey: .premises)
        steward = try values.decodeIfPresent(Thing.ID.self, forKey: .steward)
        since = try values.decode(String.self, forKey: .since)
    }
}
