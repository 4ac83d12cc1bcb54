"""The browser that all other browser tests rest on."""


def test_a_real_chromium_runs_scripts_and_draws_any_script(browser):
    page = browser.new_page()
    page.set_content("<h1></h1><script>document.querySelector('h1').textContent = 'Käse 奶酪'</script>")
    assert page.inner_text("h1") == "Käse 奶酪"
    page.close()
