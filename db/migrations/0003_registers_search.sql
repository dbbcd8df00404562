CREATE INDEX funds_search ON funds USING gin (search_grams(search_text));
--> statement-breakpoint
CREATE INDEX fund_deals_search ON fund_deals USING gin (search_grams(search_text));
--> statement-breakpoint
CREATE INDEX fund_flows_search ON fund_flows USING gin (search_grams(search_text));
--> statement-breakpoint
CREATE INDEX listing_cases_search ON listing_cases USING gin (search_grams(search_text));
--> statement-breakpoint
CREATE INDEX listed_companies_search ON listed_companies USING gin (search_grams(search_text));
