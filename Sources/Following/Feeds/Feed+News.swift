import Commons
import Storage
import Web

extension Feed {
    /// News of a subject, page by page: a reader that asks seldom goes on to what is older.
    init(_ subject: FollowedSubject, _ news: News, after place: NewsPlace?, on site: Site, _ texts: Texts) {
        let id =
            subject.kind.kind == nil ? site.address + subject.newsPath : "\(site.address)/things/\(subject.id)#news"
        self.init(
            id: id, title: texts("following.feed.title", ["title": subject.title, "site": site.name]),
            at: Place(page: subject.newsPath, own: place?.text, next: news.next?.text),
            updated: news.items.first?.at ?? subject.updatedAt,
            entries: news.items.map { item in
                Entry(
                    id: "\(site.address)/things/\(item.thing)#\(item.fragment)", title: item.title,
                    language: item.language, updated: item.at, path: item.path, summary: item.summary(texts))
            }, on: site, texts.language)
    }
}

extension NewsItem {
    /// What happened; of something invented, with that.
    fileprivate func summary(_ texts: Texts) -> String {
        isFictional ? "\(sentence(texts)) (\(texts("following.fictional")))" : sentence(texts)
    }
}
