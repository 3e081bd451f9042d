import Commons
import Markdown
import Markup
import Storage
import Web

extension OutcomePage {
    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(content.title) {
            thing.notices(screen)
            earlierNotice(texts)
            section(.class("section")) {
                head(texts)
                thing.provenance(texts)
            }
            expectation(texts)
            if !synthesis.studies.isEmpty { ForestPlot(synthesis, content, texts).markup }
            leftOut(texts)
            ladder(texts)
            if synthesis.fit != nil { unlikeness(texts) }
            if synthesis.fit != nil {
                SynthesisChecksView(checks, content, texts).markup
                smallStudies(texts)
                moderators(texts)
            }
            how(screen)
        }
        page.summary = SynthesisWords(synthesis, content, texts).expectation
        page.subject = isEarlier ? nil : thing.publicPath
        page.isIndexed = !isEarlier
        return page
    }

    private func earlierNotice(_ texts: Texts) -> Markup {
        guard isEarlier, let versionAt else { return .group([]) }
        let values = ["number": texts.number(version), "date": texts.date(versionAt)]
        return div(.class("notice")) {
            p {
                texts("evidence.version.earlier", values) + " "
                a(.href(thing.path)) { texts("evidence.version.present") }
            }
        }
    }

    private func head(_ texts: Texts) -> Markup {
        header(.class("head")) {
            p(.class("kind")) {
                texts("evidence.outcome.of") + " "
                a(.href(practice.path), .lang(practice.language, on: texts)) { practice.title }
            }
            reading.heading("evidence.outcome.title", content.title, texts)
            div(.class("lead")) { reading.markdown("evidence.outcome.question", content.question, under: 2, texts) }
            if !isEarlier { reading.notice(texts) }
            dl(.class("facts across")) {
                fact(texts("evidence.fact.studies")) { texts.number(synthesis.studies.count + synthesis.left.count) }
                fact(texts("evidence.fact.measure")) { texts(content.measure.textKey) }
                fact(texts("evidence.fact.better")) { texts(content.direction.textKey) }
                fact(texts("evidence.fact.level")) {
                    a(.href("#level")) { texts("evidence.level", ["number": texts.number(level.level)]) }
                }
            }
            acts(texts)
        }
    }

    @MarkupBuilder private func acts(_ texts: Texts) -> Markup {
        if (teller.mayTell || isKept) && !isEarlier {
            p(.class("actions")) {
                if teller.mayTell {
                    a(.class("button main"), .href("\(thing.path)/studies/new")) { texts("evidence.study.new") }
                }
                if isKept {
                    a(.class("button"), .href("\(thing.path)/revisions/new")) { texts("evidence.outcome.edit") }
                }
            }
        }
    }

    /// The prediction first, the mean second.
    private func expectation(_ texts: Texts) -> Markup {
        let words = SynthesisWords(synthesis, content, texts)
        return section(.class("section")) {
            h2 { texts("evidence.expect") }
            p(.class("lead")) { words.expectation }
            Markup.group(words.meaning.map { sentence in p { sentence } })
            Markup.group(words.mean.map { sentence in p { sentence } })
            if synthesis.studies.isEmpty { p { texts("evidence.expect.first") } }
            if !isEarlier, !synthesis.studies.isEmpty {
                p(.class("actions")) {
                    a(.class("button"), .href("\(thing.path)/here")) { texts("evidence.here") }
                }
            }
            if isCut {
                div(.class("notice doubt")) {
                    p { texts("evidence.cut", ["most": texts.number(StudyReading.most)]) }
                }
            }
        }
    }

    @MarkupBuilder private func leftOut(_ texts: Texts) -> Markup {
        if !synthesis.left.isEmpty {
            section(.class("section")) {
                h2 { texts("evidence.left") }
                p { texts("evidence.left.meaning") }
                ul { Markup.group(synthesis.left.map { study in li { study.name(texts) } }) }
            }
        }
    }

    private func ladder(_ texts: Texts) -> Markup {
        section(.class("section")) {
            h2(.id("level")) { texts("evidence.level.title", ["number": texts.number(level.level)]) }
            p { texts("evidence.level.meaning") }
            ol {
                Markup.group(
                    level.rungs.map { rung in
                        li {
                            strong { texts(rung.isReached ? "evidence.rung.reached" : "evidence.rung.open") }
                            " " + texts(rung.textKey)
                        }
                    })
            }
            p(.class("note")) { texts("evidence.level.source") }
        }
    }

    private func unlikeness(_ texts: Texts) -> Markup {
        let sentences = SynthesisWords(synthesis, content, texts).spread(intervals)
        return section(.class("section")) {
            h2 { texts("evidence.spread") }
            sentences.isEmpty
                ? p { texts("evidence.spread.few") }
                : Markup.group(sentences.map { sentence in p { sentence } })
        }
    }

    private func smallStudies(_ texts: Texts) -> Markup {
        section(.class("section")) {
            h2 { texts("evidence.checks.small") }
            SmallStudiesView(synthesis: synthesis, small: checks.small, outcome: content, texts: texts).markup
            if !isEarlier, checks.small != nil {
                p(.class("note")) { a(.href("\(thing.path)/funnel")) { texts("evidence.funnel.alone") } }
            }
        }
    }

    /// What goes with a greater or a smaller effect; only where one of the things can be looked at.
    @MarkupBuilder private func moderators(_ texts: Texts) -> Markup {
        if regressions.contains(where: { $0.fit != nil }) {
            ModeratorTable(
                each: regressions.filter { $0.fit != nil }, path: isEarlier ? nil : "\(thing.path)/moderators",
                outcome: content, texts: texts
            ).markup
        } else {
            section(.class("section")) {
                h2 { texts("evidence.moderators.each") }
                p { texts("evidence.moderators.none", ["each": texts.number(MetaRegression.studiesEach)]) }
            }
        }
    }

    private func how(_ screen: Screen) -> Markup {
        let texts = screen.texts
        let effects = Recipe.effects(content.measure, of: synthesis.studies)
        return section(.class("section")) {
            h2 { texts("evidence.how") }
            details {
                summary { texts("evidence.how.ask") }
                p { texts(content.measure.effectsKey) }
                if synthesis.studies.contains(where: { $0.content.numbers.shape == .changes }) {
                    p { texts(content.measure.changesKey) }
                }
                p { texts("evidence.how.model") }
                p { texts("evidence.how.prediction") }
                p { texts("evidence.how.endings") }
                p { texts("evidence.how.again") }
                pre { code { Recipe.forest(of: screen.absolute(Format.csv.address(of: path)), effects) } }
            }
            if version > 0 {
                p {
                    texts("evidence.version", ["number": texts.number(version)]) + " "
                    a(.href("\(thing.path)/versions")) { texts("evidence.versions.all") }
                }
            }
            TakeAway(tableOf: texts) { $0.address(of: path) }.markup
            p(.class("note")) {
                a(.href(Format.svg.address(of: path)), .type(Format.svg.type), .rel("nofollow")) {
                    texts("evidence.plot.svg")
                }
            }
        }
    }
}
