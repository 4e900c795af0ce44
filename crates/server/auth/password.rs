//! Passwords: argon2id with the parameters of its library, and how hard one is to guess by `zxcvbn`.

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use store::accounts::Secret;
use zxcvbn::Score;
use zxcvbn::feedback::Warning;

/// Fewest characters of a password.
const SHORTEST: usize = 10;
/// Most bytes of a password.
const LONGEST: usize = 200;
/// Guessing is only as hard as what is looked at; longer ones are as good as this.
const LOOKED_AT: usize = 72;

/// Hash of nothing that anybody can type, so that a name nobody has takes as long as one somebody has.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// What is kept of a password. Takes some 20 MB and tens of milliseconds.
///
/// # Errors
/// Where the system has no random numbers to give.
pub fn hash_password(password: &str) -> Result<Secret, std::io::Error> {
    let hash = Argon2::default().hash_password(password.as_bytes());
    hash.map(|h| Secret(h.to_string())).map_err(|e| std::io::Error::other(e.to_string()))
}

/// Whether a password is the one that was hashed; without a hash it takes as long and is no.
pub(crate) fn verify(password: &str, hash: Option<&Secret>) -> bool {
    let kept = hash.map_or(NOBODY, |h| h.0.as_str());
    let verified =
        PasswordHash::new(kept).is_ok_and(|kept| Argon2::default().verify_password(password.as_bytes(), &kept).is_ok());
    verified && hash.is_some()
}

/// Why a password is not taken, as a key of the catalogue of texts; none where it is.
pub fn weakness(password: &str, user_name: &str) -> Option<&'static str> {
    advice(password, user_name).1
}

/// How hard a password is to guess, 0–4, and why it is not taken.
pub(crate) fn advice(password: &str, user_name: &str) -> (u8, Option<&'static str>) {
    let start: String = password.chars().take(LOOKED_AT).collect();
    let entropy = zxcvbn::zxcvbn(&start, &[user_name, "satsingskart", "satsing", "trondheim"]);
    let score = u8::from(entropy.score());
    let why = if password.chars().count() < SHORTEST {
        Some("for-kort")
    } else if password.len() > LONGEST {
        Some("for-langt")
    } else if entropy.score() >= Score::Three {
        None
    } else {
        Some(entropy.feedback().and_then(|f| f.warning()).map_or("lett-a-gjette", reason))
    };
    (score, why)
}

fn reason(warning: Warning) -> &'static str {
    match warning {
        Warning::StraightRowsOfKeysAreEasyToGuess | Warning::ShortKeyboardPatternsAreEasyToGuess => "tastaturrekke",
        Warning::RepeatsLikeAaaAreEasyToGuess | Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess => "gjentakelse",
        Warning::ThisIsATop10Password
        | Warning::ThisIsATop100Password
        | Warning::ThisIsACommonPassword
        | Warning::ThisIsSimilarToACommonlyUsedPassword => "kjent-passord",
        Warning::SequencesLikeAbcAreEasyToGuess => "rekkefolge",
        Warning::RecentYearsAreEasyToGuess | Warning::DatesAreOftenEasyToGuess => "dato",
        Warning::AWordByItselfIsEasyToGuess => "ett-ord",
        Warning::NamesAndSurnamesByThemselvesAreEasyToGuess | Warning::CommonNamesAndSurnamesAreEasyToGuess => "navn",
    }
}

/// Whether a text can be the name that somebody logs in with: 2–40 of a–z, 0–9, dot, hyphen and underscore, a letter or a
/// number first. An e-mail address cannot: it would be personal data.
pub fn is_user_name(name: &str) -> bool {
    let plain = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit();
    (2..=40).contains(&name.len())
        && name.bytes().next().is_some_and(plain)
        && name.bytes().all(|c| plain(c) || b".-_".contains(&c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_known_again_and_no_other() {
        let kept = hash_password("riktig hest batteri stift").unwrap();
        assert!(kept.0.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{}", kept.0);
        assert_ne!(kept, hash_password("riktig hest batteri stift").unwrap(), "salted");
        assert!(verify("riktig hest batteri stift", Some(&kept)));
        for wrong in ["riktig hest batteri stifT", "", "riktig hest batteri stift "] {
            assert!(!verify(wrong, Some(&kept)), "{wrong:?}");
        }
        assert!(!verify("riktig hest batteri stift", None) && !verify("", None));
        assert!(!verify("x", Some(&Secret("ingen hash".into()))));
        assert!(PasswordHash::new(NOBODY).is_ok(), "a name nobody has must take as long");
    }

    #[test]
    fn weak_passwords_are_refused_with_the_reason() {
        for (password, why) in [
            ("kort1!Aa", Some("for-kort")),
            ("password123", Some("kjent-passord")),
            ("aaaaaaaaaaaaaaa", Some("gjentakelse")),
            ("qwertyuiop[]", Some("tastaturrekke")),
            ("kari.planlegger", Some("lett-a-gjette")),
            ("riktig hest batteri stift", None),
        ] {
            assert_eq!(weakness(password, "kari.planlegger"), why, "{password}");
        }
        assert_eq!(weakness(&"lang tekst ".repeat(30), "x"), Some("for-langt"));
    }

    #[test]
    fn user_names_are_plain_and_no_addresses() {
        for good in ["kari", "ola.n", "team-lademoen", "a1"] {
            assert!(is_user_name(good), "{good}");
        }
        let long = "a".repeat(41);
        for bad in ["", "a", "Kari", "kåre", ".a", "a b", "kari\u{40}example", "a\0b", "a'b", &long] {
            assert!(!is_user_name(bad), "{bad:?}");
        }
    }
}
