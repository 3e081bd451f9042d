import Markup
import Web

extension TranslationPage {
    func view(_ screen: Screen) -> Page {
        let words = screen.texts
        let heading = words("commons.translation.title", ["language": TextLanguage.name(of: language, words)])
        var page = Page("\(heading) · \(thing.title)") {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href(thing.path), .lang(thing.language, on: words)) { thing.title } }
                    h1 { heading }
                    p(.class("lead")) { words("commons.translation.lead") }
                    p { progress(words) }
                    if !mayTranslate { p(.class("note")) { who(words) } }
                }
                parts(words)
                mayTranslate ? writing(screen) : Markup.group(shownTexts.map { text($0, words) })
            }
        }
        page.isIndexed = false
        return page
    }

    private func progress(_ words: Texts) -> String {
        [
            words("commons.translation.translated", count: translated),
            stale > 0 ? words("commons.translation.stale", count: stale) : nil,
            missing > 0 ? words("commons.translation.missing", count: missing) : nil,
        ].compactMap { $0 }.joined(separator: " ")
    }

    private func who(_ words: Texts) -> Markup {
        .group([
            .text(words("commons.translators.who") + " "),
            a(.href("\(thing.path)/translations")) { words("commons.translators.ask") },
        ])
    }

    private func parts(_ words: Texts) -> Markup {
        nav(.class("views"), .ariaLabel(words("commons.translation.parts"))) {
            ul {
                Markup.group(
                    Part.allCases.map { one in
                        li {
                            a(
                                .href("\(path)?show=\(one.rawValue)"),
                                .optional("aria-current", one == part ? "page" : nil)
                            ) { words("commons.translation.part.\(one.rawValue)") }
                        }
                    })
            }
        }
    }

    private var path: String { "\(thing.path)/translations/\(language)" }

    private var shownTexts: [Text] { texts.filter { $0.passages.contains(where: isShown) } }

    private func writing(_ screen: Screen) -> Markup {
        let words = screen.texts
        guard !shownTexts.isEmpty || !strays.isEmpty else { return p { words("commons.translation.nothing") } }
        return screen.form(to: path, class: "form wide") {
            form.map { FormView($0.submission, words, labels: "commons.translation").errors } ?? .group([])
            input(.type("hidden"), .name("revision"), .value("\(thing.revision)"))
            Markup.group(strays.map { stray($0, words) })
            Markup.group(shownTexts.map { text($0, words) })
            div(.class("actions")) { button(.class("button main")) { words("commons.translation.save") } }
        }
    }

    /// Nothing that somebody wrote is lost.
    private func stray(_ sent: SentParagraph, _ words: Texts) -> Markup {
        div(.class("notice care"), .id(TranslationForm.name(of: sent.id))) {
            form?.submission.problems[TranslationForm.name(of: sent.id)].map { problem in
                p(.class("error")) { words(problem.key, problem.values) }
            } ?? .group([])
            p(.lang(language), .direction(of: language)) { sent.text }
        }
    }

    private func text(_ text: Text, _ words: Texts) -> Markup {
        section(.class("passages"), .ariaLabel(words(text.name))) {
            h2 { words(text.name) }
            Markup.group(text.passages.filter(isShown).map { passage($0, of: words(text.name), words) })
        }
    }

    /// - Parameter name: of its text.
    private func passage(_ passage: Passage, of name: String, _ words: Texts) -> Markup {
        div(.class("passage"), .id("passage-\(passage.id)")) {
            p(.class("note")) { state(of: passage, words) }
            div(.class("beside")) {
                source(of: passage, words)
                mayTranslate ? field(passage, of: name, words) : reading(passage, words)
            }
        }
    }

    private func state(of passage: Passage, _ words: Texts) -> String {
        let state = words("commons.translation.state.\(passage.state.rawValue)")
        guard let at = passage.at else { return state }
        let values = ["date": words.date(at), "name": passage.by ?? words("commons.left")]
        return state + " " + words("commons.translation.by", values)
    }

    private func source(of passage: Passage, _ words: Texts) -> Markup {
        div(.class("diff"), .lang(thing.language), .direction(of: thing.language)) {
            passage.former.map { former in TextDifference(from: former, to: passage.source).markup(words) }
                ?? .text(passage.source)
        }
    }

    private func reading(_ passage: Passage, _ words: Texts) -> Markup {
        guard let text = passage.text else { return p(.class("note")) { words("commons.translation.none") } }
        return div(.class("diff"), .lang(language), .direction(of: language)) { text }
    }

    private func field(_ passage: Passage, of text: String, _ words: Texts) -> Markup {
        let sent = form?.paragraphs.first { $0.id == passage.id }
        let name = TranslationForm.name(of: passage.id)
        let problem = form?.submission.problems[name]
        return div(.class("field")) {
            label(.for(name)) {
                words("commons.translation.passage", ["text": text, "number": words.number(passage.number)])
            }
            problem.map { conflict($0, passage, words) } ?? .group([])
            input(.type("hidden"), .name("paragraph"), .value(passage.id))
            input(.type("hidden"), .name("edition"), .value(passage.edition))
            textarea(
                .id(name), .name("text"), .rows(rows(for: passage)), .lang(language),
                .direction(of: language), .optional("aria-invalid", problem == nil ? nil : "true"),
                .optional("aria-describedby", problem == nil ? nil : "\(name)-error")
            ) { "\n" + (sent?.text ?? passage.text ?? "") }
            if passage.state == .stale { confirming(passage, words) }
        }
    }

    /// Both are there: what somebody else saved, and in the field what was written here.
    private func conflict(_ problem: Submission.Problem, _ passage: Passage, _ words: Texts) -> Markup {
        div(.class("error"), .id("\(TranslationForm.name(of: passage.id))-error")) {
            p { words(problem.key, problem.values) }
            if problem.key == "commons.translation.conflict" {
                p(.class("hint"), .lang(language), .direction(of: language)) {
                    passage.text ?? words("commons.translation.none")
                }
            }
        }
    }

    private func confirming(_ passage: Passage, _ words: Texts) -> Markup {
        label(.class("tick")) {
            input(.type("checkbox"), .name("confirmed"), .value(passage.id))
            span { words("commons.translation.confirm") }
        }
    }

    /// As many lines as its source takes.
    private func rows(for passage: Passage) -> String {
        "\(min(max(2, passage.source.count / 45 + 1), 20))"
    }
}
